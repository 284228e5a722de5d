package dev.tiercel.escalation.rulebook;

/**
 * Something an entry says that the rest of the rule book does not bear out.
 *
 * @param path of the field, such as {@code tiers[0].team}
 */
public record Finding(String path, String found, String allowed) {}
