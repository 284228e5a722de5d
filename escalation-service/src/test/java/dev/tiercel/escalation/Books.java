package dev.tiercel.escalation;

import dev.tiercel.escalation.rulebook.files.RuleBookReader;
import dev.tiercel.escalation.rulebook.store.RuleBookStore;
import io.quarkus.vertx.VertxContextSupport;
import java.time.Instant;
import java.util.Map;

/** Publishes rule books that a test needs beside the bundled one. */
final class Books {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123Z");

    private Books() {}

    static void publish(RuleBookStore store, String yaml) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> store.publish(RuleBookReader.read("test", Map.of("book.yaml", yaml)), "default", NOW));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A policy of so many tiers; tier n belongs to the team {@code id-n}, whose one member is {@code member-id-n}. */
    static String path(String id, int tiers, String limit) {
        StringBuilder policy = new StringBuilder("""
                kind: escalation-policy
                id: %s
                name: The path %s
                settleFor: PT0S
                tiers:
                """.formatted(id, id));
        StringBuilder people = new StringBuilder();
        for (int tier = 1; tier <= tiers; tier++) {
            policy.append("""
                      - { name: Tier %2$d, team: %1$s-%2$d, limits: { tier-resolution: %3$s }, calendar: 24x7 }
                    """.formatted(id, tier, limit));
            people.append("""
                    ---
                    { kind: team, id: %1$s-%2$d, name: Team, members: [member-%1$s-%2$d] }
                    ---
                    { kind: person, id: member-%1$s-%2$d, name: Zara, email: zara@example.com }
                    """.formatted(id, tier));
        }
        return policy.append(people).toString();
    }
}
