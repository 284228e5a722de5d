package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.StandingBook;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.documents.RuleBookRefusedException;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Brings the stored rule book up to the one in the files. An entry is touched only if the files say something else about it
 * than when they last had a say: what somebody has changed or removed over REST since then stays as it is.
 */
@ApplicationScoped
public class FileBook {

    private static final Logger LOG = Logger.getLogger(FileBook.class);

    private final Mutiny.SessionFactory sessions;
    private final Shelves shelves;

    FileBook(Mutiny.SessionFactory sessions, Shelves shelves) {
        this.sessions = sessions;
        this.shelves = shelves;
    }

    /**
     * Publishes what the files say anew, all of it or nothing. What they no longer mention stays, because tickets may be
     * under it.
     *
     * @param source what to call the files together
     * @return what was published, as {@code kind/tenant/id@number}; empty if the files say nothing new
     * @throws RuleBookRefusedException as the failure, naming every mistake
     */
    public Uni<List<String>> publish(String source, Draft draft, String tenant, Instant now) {
        return sessions.withTransaction((session, transaction) -> shelves.lock(session)
                .chain(() -> hashes(session, tenant))
                .chain(hashes -> shelves.standing(session, tenant)
                        .chain(standing -> publish(session, source, draft, tenant, now, hashes, standing))));
    }

    private Uni<List<String>> publish(
            Mutiny.Session session,
            String source,
            Draft draft,
            String tenant,
            Instant now,
            Map<EntryKey, String> hashes,
            StandingBook standing) {
        List<RuleBookEntry> news = draft.entries().stream()
                .filter(entry -> !hash(entry).equals(hashes.get(entry.key())))
                .toList();
        refuseMistakes(source, draft, news, standing, now);
        List<String> published = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (RuleBookEntry entry : inOrder(news)) {
            done = done.chain(() -> publish(session, entry, tenant, now, published))
                    .chain(() -> remember(session, entry, tenant));
        }
        return done.replaceWith(published);
    }

    private static void refuseMistakes(
            String source, Draft draft, List<RuleBookEntry> news, StandingBook standing, Instant now) {
        StandingBook after = standing.with(news);
        List<EntryKey> keys = news.stream().map(RuleBookEntry::key).toList();
        List<Mistake> mistakes = new ArrayList<>(draft.mistakes(keys, after));
        mistakes.addAll(Edits.late(draft, news, standing, now));
        if (draft.mistakes().isEmpty()) {
            Edits.needs(standing, after).stream()
                    .filter(need -> !keys.contains(need.by()))
                    .map(need -> new Mistake(
                            source, 0, need.by() + ": " + need.path(), need.what(), "what it needs, as it is stored"))
                    .forEach(mistakes::add);
        }
        if (!mistakes.isEmpty()) {
            throw new RuleBookRefusedException(source, mistakes);
        }
    }

    private Uni<Void> publish(
            Mutiny.Session session, RuleBookEntry said, String tenant, Instant now, List<String> published) {
        RuleBookEntry entry = PublicHolidays.writtenOut(said, now);
        return shelves.newest(session, tenant, entry.key()).chain(current -> {
            // Compares what both say rather than their text: another spelling of the same duration is no change.
            if (current.isPresent() && current.get().entry().equals(entry)) {
                return Uni.createFrom().voidItem();
            }
            current.filter(stored -> stored.publishedBy() != null
                            && !stored.publishedBy().equals(Stored.FILES))
                    .ifPresent(stored -> LOG.warnf(
                            "the files have changed %s: this replaces version %d, which key %s had published",
                            entry.key(), stored.number(), stored.publishedBy()));
            return shelves.store(session, entry, tenant, current, Stored.FILES, now)
                    .invoke(stored ->
                            published.add(entry.kind() + "/" + tenant + "/" + entry.id() + "@" + stored.number()))
                    .replaceWithVoid();
        });
    }

    private static Uni<Map<EntryKey, String>> hashes(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(
                        "SELECT kind, entry_id, sha256 FROM rule_book_file_entry WHERE tenant = :tenant",
                        Object[].class)
                .setParameter("tenant", tenant)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new EntryKey((String) row[0], (String) row[1]),
                                row -> (String) row[2],
                                (one, other) -> other,
                                HashMap::new)));
    }

    private static Uni<Void> remember(Mutiny.Session session, RuleBookEntry entry, String tenant) {
        return Shelves.named(session.createNativeQuery("""
                        INSERT INTO rule_book_file_entry (kind, tenant, entry_id, sha256)
                        VALUES (:kind, :tenant, :id, :hash)
                        ON CONFLICT (kind, tenant, entry_id) DO UPDATE SET sha256 = excluded.sha256
                        """), tenant, entry.key())
                .setParameter("hash", hash(entry))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What is named before those who name it, so that a reader meets few names it does not know. */
    private static List<RuleBookEntry> inOrder(List<RuleBookEntry> entries) {
        return entries.stream().sorted(Comparator.comparing(FileBook::rank)).toList();
    }

    private static int rank(RuleBookEntry entry) {
        return switch (entry.kind()) {
            case Person.KIND -> 0;
            case Team.KIND -> 1;
            case Calendar.KIND -> 2;
            case PolicyRules.KIND -> 4;
            default -> 3;
        };
    }

    /** Of what the files say, not of the holidays that are written out for it: a new year is no news. */
    static String hash(RuleBookEntry entry) {
        try {
            byte[] json = RuleBookJson.write(entry).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
