package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Finding;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.StandingBook;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import dev.tiercel.escalation.rulebook.store.Change.Need;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes single entries by request; each change is one transaction with what it publishes. */
@ApplicationScoped
public class Edits {

    private final Mutiny.SessionFactory sessions;
    private final Shelves shelves;
    private final InUse inUse;
    private final InstantSource clock;

    Edits(Mutiny.SessionFactory sessions, Shelves shelves, InUse inUse, InstantSource clock) {
        this.sessions = sessions;
        this.shelves = shelves;
        this.inUse = inUse;
        this.clock = clock;
    }

    /**
     * Creates the entry or gives it a new version; if it says what it said before nothing is stored, so that a caller may
     * repeat a request whose answer was lost.
     *
     * @param draft of this entry
     * @param by name of the caller's key
     */
    public Uni<Change> put(String tenant, EntryKey key, Draft draft, Guard guard, String by) {
        return sessions.withTransaction((session, transaction) -> shelves.lock(session)
                .chain(() -> shelves.standing(session, tenant))
                .chain(standing -> shelves.newest(session, tenant, key)
                        .chain(current -> put(session, tenant, key, draft, guard, by, standing, current))));
    }

    private Uni<Change> put(
            Mutiny.Session session,
            String tenant,
            EntryKey key,
            Draft draft,
            Guard guard,
            String by,
            StandingBook standing,
            Optional<Stored> current) {
        List<Mistake> mistakes = draft.mistakes(Set.of(key), standing);
        Optional<RuleBookEntry> wanted = draft.entry(key);
        if (!mistakes.isEmpty() || wanted.isEmpty()) {
            return Uni.createFrom().item(new Change.Mistaken(mistakes));
        }
        Instant now = clock.instant();
        RuleBookEntry entry = PublicHolidays.writtenOut(wanted.get(), now);
        if (current.isEmpty()) {
            guard.ifAbsent();
        } else {
            Stored stored = current.get();
            guard.ifPresent(stored.number());
            if (stored.entry().equals(entry)) {
                return Uni.createFrom().item(new Change.Unchanged(stored));
            }
            guard.ifChanging(stored.number());
        }
        List<Mistake> late = late(draft, List.of(entry), standing, now);
        if (!late.isEmpty()) {
            return Uni.createFrom().item(new Change.Mistaken(late));
        }
        List<Need> needs = needs(standing, standing.with(List.of(entry)));
        if (!needs.isEmpty()) {
            return Uni.createFrom().item(new Change.StillNeeded(needs));
        }
        return shelves.store(session, entry, tenant, current, by, now)
                .map(stored -> current.isEmpty() ? new Change.Created(stored) : new Change.Changed(stored));
    }

    /** Removes a person or team that neither the book names nor an open ticket needs. */
    public Uni<Change> remove(String tenant, EntryKey key, Guard guard, String by) {
        return sessions.withTransaction((session, transaction) -> shelves.lock(session)
                .chain(() -> shelves.standing(session, tenant))
                .chain(standing -> shelves.newest(session, tenant, key)
                        .chain(current -> remove(session, tenant, key, guard, by, standing, current))));
    }

    private Uni<Change> remove(
            Mutiny.Session session,
            String tenant,
            EntryKey key,
            Guard guard,
            String by,
            StandingBook standing,
            Optional<Stored> current) {
        if (current.isEmpty()) {
            return Uni.createFrom().item(new Change.Unknown());
        }
        guard.ifPresent(current.get().number());
        guard.ifChanging(current.get().number());
        List<Need> needs = needs(standing, standing.without(key));
        if (!needs.isEmpty()) {
            return Uni.createFrom().item(new Change.StillNeeded(needs));
        }
        return inUse.of(session, tenant, key)
                .chain(open -> open.isEmpty()
                        ? shelves.remove(session, current.get(), tenant, by, clock.instant())
                                .replaceWith(new Change.Removed())
                        : Uni.createFrom().item(new Change.StillNeeded(open)));
    }

    /** Where entries that are about to be changed would touch time that has gone. */
    static List<Mistake> late(Draft draft, Collection<RuleBookEntry> entries, StandingBook standing, Instant now) {
        List<Mistake> late = new ArrayList<>();
        for (RuleBookEntry entry : entries) {
            Optional<RuleBookEntry> before = standing.entry(entry.key());
            if (entry instanceof Calendar calendar
                    && before.isPresent()
                    && !before.get().equals(PublicHolidays.writtenOut(calendar, now))) {
                late.addAll(draft.located(entry.key(), calendar.findings(now)));
            }
        }
        return late;
    }

    /** What would be wrong after a change that was not before. */
    static List<Need> needs(StandingBook before, StandingBook after) {
        Map<EntryKey, List<Finding>> known = before.findings();
        List<Need> needs = new ArrayList<>();
        after.findings()
                .forEach((key, findings) -> findings.stream()
                        .filter(finding -> known.getOrDefault(key, List.of()).stream()
                                .noneMatch(earlier -> isSame(earlier, finding)))
                        .forEach(finding -> needs.add(new Need(key, finding.path(), says(finding)))));
        return needs;
    }

    /** Whatever else is allowed by now. */
    private static boolean isSame(Finding one, Finding other) {
        return one.path().equals(other.path()) && one.found().equals(other.found());
    }

    private static String says(Finding finding) {
        return finding.found().startsWith("\"") ? "names " + finding.found() : finding.found();
    }
}
