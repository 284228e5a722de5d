package dev.tiercel.localstack.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.localstack.checker.Inconsistency.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen of one ticket. Not safe for several threads. */
final class Trail {
    private static final Set<String> FINISHED = Set.of("resolved", "closed", "cancelled", "merged");
    private static final Set<String> UNFINISHED_CLOCK = Set.of("running", "paused", "breached-and-running");

    private record Announced(String breachId, String objective, Instant dueAt, Instant detectedAt) {}

    /**
     * @param responders who has to be told
     * @param limited whether the stay it began has clocks
     */
    private record Move(String eventId, List<String> responders, boolean limited) {}

    private record Clocks(int sequence, JsonNode clocks) {}

    private final String ticketId;
    private final TreeMap<Integer, Instant> versions = new TreeMap<>();
    private final List<Integer> doubledVersions = new ArrayList<>();
    private final TreeMap<Integer, Move> moves = new TreeMap<>();
    private final TreeMap<Integer, Instant> movesArrived = new TreeMap<>();
    private final List<Integer> doubledSequences = new ArrayList<>();
    private final Map<String, Announced> breaches = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private String status = "";
    private int snapshotVersion;
    private int tiersSequence;
    private @Nullable Clocks clocks;

    Trail(String ticketId) {
        this.ticketId = ticketId;
    }

    void see(Seen seen) {
        switch (seen.topic()) {
            case "ticket-created", "ticket-updated", "resolved" -> change(seen);
            case "tickets" ->
                snapshotVersion = Math.max(
                        snapshotVersion,
                        seen.body().path("ticket").path("version").asInt());
            case "escalated" -> escalated(seen);
            case "tiers" -> tiersSequence = Math.max(tiersSequence, seen.number("sequence"));
            case "sla-breached" -> breach(seen);
            case "sla-clocks" ->
                clocks = new Clocks(seen.number("sequence"), seen.body().path("clocks"));
            case "notified" -> notified(seen);
            default -> {
                // says nothing about the ticket's consistency
            }
        }
    }

    private void change(Seen seen) {
        JsonNode ticket = seen.body().path("ticket");
        int version = ticket.path("version").asInt();
        if (versions.isEmpty() || version > versions.lastKey()) {
            status = ticket.path("status").asText();
        }
        if (versions.putIfAbsent(version, seen.arrivedAt()) != null) {
            doubledVersions.add(version);
        }
    }

    private void escalated(Seen seen) {
        if (seen.type().equals("escalation.not-moved")) {
            answers.merge(seen.text("eventId"), 1, Integer::sum);
            return;
        }
        JsonNode cause = seen.body().path("cause");
        if (cause.path("kind").asText().equals("breach")) {
            answers.merge(cause.path("eventId").asText(), 1, Integer::sum);
        }
        List<String> responders = new ArrayList<>();
        seen.body().path("responders").forEach(responder -> responders.add(responder.asText()));
        JsonNode stays = seen.body().path("stays");
        boolean limited = !stays.path(stays.size() - 1).path("limits").isEmpty();
        if (moves.putIfAbsent(seen.number("sequence"), new Move(seen.id(), responders, limited)) != null) {
            doubledSequences.add(seen.number("sequence"));
        }
        movesArrived.putIfAbsent(seen.number("sequence"), seen.arrivedAt());
    }

    private void breach(Seen seen) {
        if (seen.type().equals("sla-breach.announced")) {
            breaches.put(
                    seen.id(),
                    new Announced(
                            seen.text("breachId"),
                            seen.text("objective"),
                            seen.instant("dueAt"),
                            seen.instant("detectedAt")));
        }
    }

    private void notified(Seen seen) {
        JsonNode recipient = seen.body().path("recipient");
        told.add(seen.text("eventId") + " " + recipient.path("id").asText());
        deliveries.merge(seen.text("deliveryId"), 1, Integer::sum);
    }

    /** When the announcement was possible at the earliest: at the due instant, or when what made it owed was there. */
    Instant owedFrom(Seen announcement) {
        Instant from = announcement.instant("dueAt");
        Instant changed = versions.get(announcement.number("ticketVersion"));
        Instant moved = movesArrived.get(announcement.number("sequence"));
        if (changed != null && changed.isAfter(from)) {
            from = changed;
        }
        return moved != null && moved.isAfter(from) ? moved : from;
    }

    void judge(Instant now, Duration grace, List<Inconsistency> found) {
        gaps(Kind.VERSION_GAP, "versions", List.copyOf(versions.keySet()), doubledVersions, found);
        gaps(Kind.SEQUENCE_GAP, "sequences", List.copyOf(moves.keySet()), doubledSequences, found);
        judgeBreaches(found);
        moves.forEach((sequence, move) -> move.responders().stream()
                .filter(responder -> !told.contains(move.eventId() + " " + responder))
                .forEach(responder -> found.add(new Inconsistency(
                        Kind.MOVE_WITHOUT_DELIVERY, ticketId, "move " + sequence + " to " + responder))));
        deliveries.forEach((delivery, outcomes) -> {
            if (outcomes > 1) {
                found.add(
                        new Inconsistency(Kind.DELIVERY_TWICE, ticketId, delivery + " has " + outcomes + " outcomes"));
            }
        });
        judgeClocks(now.minus(grace), found);
        judgeAgreement(found);
    }

    private void judgeBreaches(List<Inconsistency> found) {
        breaches.forEach((eventId, breach) -> {
            int answered = answers.getOrDefault(eventId, 0);
            if (answered == 0) {
                found.add(new Inconsistency(Kind.BREACH_WITHOUT_ANSWER, ticketId, breach.breachId()));
            } else if (answered > 1) {
                found.add(new Inconsistency(
                        Kind.BREACH_ANSWERED_TWICE, ticketId, breach.breachId() + " has " + answered + " answers"));
            }
            if (breach.detectedAt().isBefore(breach.dueAt())) {
                found.add(new Inconsistency(
                        Kind.EARLY_BREACH, ticketId, breach.breachId() + " detected at " + breach.detectedAt()));
            }
        });
        answers.keySet().stream()
                .filter(cause -> !breaches.containsKey(cause))
                .forEach(cause -> found.add(new Inconsistency(Kind.ANSWER_WITHOUT_BREACH, ticketId, "event " + cause)));
    }

    private void judgeClocks(Instant mustHaveFired, List<Inconsistency> found) {
        if (clocks == null) {
            return;
        }
        for (JsonNode clock : clocks.clocks()) {
            String state = clock.path("state").asText();
            String name = clock.path("objective").asText() + "/"
                    + clock.path("instance").asText();
            if (FINISHED.contains(status) && UNFINISHED_CLOCK.contains(state)) {
                found.add(new Inconsistency(
                        Kind.FINISHED_BUT_RUNNING, ticketId, name + " is " + state + ", the ticket is " + status));
            }
            if (state.equals("running")
                    && Instant.parse(clock.path("dueAt").asText()).isBefore(mustHaveFired)) {
                found.add(new Inconsistency(
                        Kind.OVERDUE_CLOCK,
                        ticketId,
                        name + " was due at " + clock.path("dueAt").asText()));
            }
        }
    }

    private void judgeAgreement(List<Inconsistency> found) {
        int version = versions.isEmpty() ? 0 : versions.lastKey();
        int sequence = moves.isEmpty() ? 0 : moves.lastKey();
        disagreement("tickets shows version " + snapshotVersion, version != snapshotVersion, version, sequence, found);
        disagreement("tiers shows sequence " + tiersSequence, sequence != tiersSequence, version, sequence, found);
        // Clocks are told when they change, and a change of a ticket need not change one; a new stay with limits does.
        boolean limited = !moves.isEmpty() && moves.lastEntry().getValue().limited();
        disagreement(
                clocks == null ? "there are no clocks" : "the clocks are those of sequence " + clocks.sequence(),
                clocks == null || (limited && clocks.sequence() != sequence),
                version,
                sequence,
                found);
        disagreement("there is no move", sequence == 0, version, sequence, found);
    }

    private void disagreement(String what, boolean is, int version, int sequence, List<Inconsistency> found) {
        if (is) {
            found.add(new Inconsistency(
                    Kind.SERVICES_DISAGREE,
                    ticketId,
                    what + ", the newest are version " + version + " and sequence " + sequence));
        }
    }

    private void gaps(Kind kind, String what, List<Integer> numbers, List<Integer> doubled, List<Inconsistency> found) {
        if (!doubled.isEmpty()) {
            found.add(new Inconsistency(kind, ticketId, what + " " + doubled + " are there twice"));
        }
        if (!numbers.isEmpty() && numbers.get(numbers.size() - 1) != numbers.size()) {
            found.add(new Inconsistency(kind, ticketId, what + " " + numbers + " have a gap"));
        }
    }
}
