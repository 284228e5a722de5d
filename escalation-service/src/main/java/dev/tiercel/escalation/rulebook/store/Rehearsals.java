package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.StandingBook;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells what would become of a set of documents; stores nothing. */
@ApplicationScoped
public class Rehearsals {

    /**
     * @param mistakes of the documents
     * @param needs what would be wrong in other entries
     * @param effects on each entry; empty if there is a mistake or a need
     */
    public record Rehearsal(List<Mistake> mistakes, List<Change.Need> needs, List<Effect> effects) {}

    /**
     * @param before number of what is stored now, 0 if nothing is
     * @param after number it would have
     */
    public record Effect(EntryKey key, int before, int after) {}

    private final Shelves shelves;
    private final InstantSource clock;

    Rehearsals(Shelves shelves, InstantSource clock) {
        this.shelves = shelves;
        this.clock = clock;
    }

    /** As if all documents were stored at once, in whatever order they stand. */
    public Uni<Rehearsal> rehearse(Mutiny.Session session, String tenant, Draft draft) {
        Instant now = clock.instant();
        return shelves.standing(session, tenant).chain(standing -> {
            List<RuleBookEntry> entries = draft.entries();
            List<EntryKey> keys = entries.stream().map(RuleBookEntry::key).toList();
            StandingBook after = standing.with(entries);
            List<Mistake> mistakes = new ArrayList<>(draft.mistakes(keys, after));
            mistakes.addAll(Edits.late(draft, entries, standing, now));
            List<Change.Need> needs = mistakes.isEmpty()
                    ? Edits.needs(standing, after).stream()
                            .filter(need -> !keys.contains(need.by()))
                            .toList()
                    : List.of();
            return mistakes.isEmpty() && needs.isEmpty()
                    ? effects(session, tenant, entries, now).map(effects -> new Rehearsal(mistakes, needs, effects))
                    : Uni.createFrom().item(new Rehearsal(mistakes, needs, List.of()));
        });
    }

    private Uni<List<Effect>> effects(Mutiny.Session session, String tenant, List<RuleBookEntry> entries, Instant now) {
        List<Effect> effects = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (RuleBookEntry entry : entries) {
            done = done.chain(() -> shelves.newest(session, tenant, entry.key()))
                    .invoke(current -> effects.add(effect(PublicHolidays.writtenOut(entry, now), current)))
                    .replaceWithVoid();
        }
        return done.replaceWith(effects);
    }

    private static Effect effect(RuleBookEntry entry, Optional<Stored> current) {
        int before = current.map(Stored::number).orElse(0);
        boolean same = current.isPresent() && current.get().entry().equals(entry);
        return new Effect(entry.key(), before, same ? before : before + 1);
    }
}
