package dev.tiercel.localstack.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/** What was seen of one ticket. Not safe for several threads. */
final class Trail {
    private static final Set<String> FINISHED = Set.of("resolved", "closed", "cancelled", "merged");
    private static final Set<String> UNFINISHED_CLOCK = Set.of("running", "paused", "breached-and-running");
    private static final Set<String> BREACHED_CLOCK = Set.of("breached", "breached-and-running");
    /** What happens to a ticket and may leave it with a promise that is missed already; all else stops clocks or none. */
    private static final Set<String> MAKES_OWED = Set.of(
            "ticket.created",
            "ticket.resumed",
            "ticket.customer-replied",
            "ticket.reopened",
            "ticket.reassessed",
            "ticket.policies-changed");

    private static final JsonNode NONE = MissingNode.getInstance();

    private record Announced(String breachId, Instant dueAt, Instant detectedAt, Instant arrivedAt) {
        boolean early() {
            return detectedAt.isBefore(dueAt) || arrivedAt.isBefore(dueAt);
        }
    }

    /**
     * @param responders who has to be told
     * @param stays all so far, the last is the one it began
     */
    private record Move(String eventId, int tier, List<String> responders, JsonNode stays) {
        boolean limited() {
            return !stays.path(stays.size() - 1).path("limits").isEmpty();
        }
    }

    private final String ticketId;
    private final TreeMap<Integer, JsonNode> versions = new TreeMap<>();
    private final List<Integer> doubledVersions = new ArrayList<>();
    private final TreeMap<Integer, Instant> owedSince = new TreeMap<>();
    private final TreeMap<Integer, Move> moves = new TreeMap<>();
    private final Map<Integer, Instant> movesArrived = new HashMap<>();
    private final List<Integer> doubledSequences = new ArrayList<>();
    private final Map<String, Announced> breaches = new LinkedHashMap<>();
    private final Map<String, Boolean> standing = new LinkedHashMap<>();
    private final List<String> doubledBreaches = new ArrayList<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private int expectedVersion;
    private JsonNode snapshot = NONE;
    private JsonNode tiers = NONE;
    private JsonNode clocks = NONE;

    Trail(String ticketId) {
        this.ticketId = ticketId;
    }

    void expect(int version) {
        expectedVersion = Math.max(expectedVersion, version);
    }

    void see(Seen seen) {
        switch (seen.topic()) {
            case "ticket-created", "ticket-updated", "resolved" -> change(seen);
            case "tickets" -> snapshot = newer(snapshot, seen.body().path("ticket"), "version");
            case "escalated" -> escalated(seen);
            case "tiers" -> tiers = newer(tiers, seen.body(), "sequence");
            case "sla-breached" -> breach(seen);
            case "sla-clocks" -> clocks = seen.body();
            case "notified" -> notified(seen);
            default -> {
                // says nothing about the ticket's consistency
            }
        }
    }

    private void change(Seen seen) {
        JsonNode ticket = seen.body().path("ticket");
        int version = ticket.path("version").asInt();
        if (versions.putIfAbsent(version, NONE) != null) {
            doubledVersions.add(version);
            return;
        }
        if (versions.lastKey() == version) {
            versions.replaceAll((older, body) -> NONE); // only the newest is compared, and there are many
            versions.put(version, ticket);
        }
        if (MAKES_OWED.contains(seen.type())) {
            owedSince.put(version, seen.arrivedAt());
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
        Move move = new Move(
                seen.id(), seen.number("toTier"), responders, seen.body().path("stays"));
        if (moves.putIfAbsent(seen.number("sequence"), move) != null) {
            doubledSequences.add(seen.number("sequence"));
        }
        movesArrived.putIfAbsent(seen.number("sequence"), seen.arrivedAt());
    }

    private void breach(Seen seen) {
        String breachId = seen.text("breachId");
        if (seen.type().equals("sla-breach.announced")) {
            breaches.put(
                    seen.id(),
                    new Announced(breachId, seen.instant("dueAt"), seen.instant("detectedAt"), seen.arrivedAt()));
            if (standing.put(breachId, true) != null) {
                doubledBreaches.add(breachId);
            }
        } else if (!seen.type().equals("sla-breach.confirmed")) {
            standing.put(breachId, seen.type().equals("sla-breach.reinstated"));
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
        Map.Entry<Integer, Instant> changed = owedSince.floorEntry(announcement.number("ticketVersion"));
        if (changed != null && changed.getValue().isAfter(from)) {
            from = changed.getValue();
        }
        Instant moved = movesArrived.get(announcement.number("sequence"));
        return moved != null && moved.isAfter(from) ? moved : from;
    }

    void judge(Instant now, Duration grace, List<Inconsistency> found) {
        gaps(Kind.VERSION_GAP, "versions", List.copyOf(versions.keySet()), doubledVersions, found);
        gaps(Kind.SEQUENCE_GAP, "sequences", List.copyOf(moves.keySet()), doubledSequences, found);
        int version = newestVersion();
        if (version < expectedVersion) {
            found.add(new Inconsistency(
                    Kind.CHANGE_WITHOUT_EVENT,
                    ticketId,
                    "version " + expectedVersion + " was confirmed, the newest event has version " + version));
        }
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
        clocks.path("clocks").forEach(clock -> judgeClock(clock, now.minus(grace), found));
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
            if (breach.early()) {
                found.add(new Inconsistency(
                        Kind.EARLY_BREACH,
                        ticketId,
                        breach.breachId() + " detected at " + breach.detectedAt() + ", arrived at "
                                + breach.arrivedAt()));
            }
        });
        doubledBreaches.forEach(
                breachId -> found.add(new Inconsistency(Kind.BREACH_ANNOUNCED_TWICE, ticketId, breachId)));
        answers.keySet().stream()
                .filter(cause -> !breaches.containsKey(cause))
                .forEach(cause -> found.add(new Inconsistency(Kind.ANSWER_WITHOUT_BREACH, ticketId, "event " + cause)));
    }

    private void judgeClock(JsonNode clock, Instant mustHaveFired, List<Inconsistency> found) {
        String state = clock.path("state").asText();
        String name =
                clock.path("objective").asText() + "/" + clock.path("instance").asText();
        String dueAt = clock.path("dueAt").asText();
        String status = newestTicket().path("status").asText();
        if (FINISHED.contains(status) && UNFINISHED_CLOCK.contains(state)) {
            found.add(new Inconsistency(
                    Kind.FINISHED_BUT_RUNNING, ticketId, name + " is " + state + ", the ticket is " + status));
        }
        if (state.equals("running") && Instant.parse(dueAt).isBefore(mustHaveFired)) {
            found.add(new Inconsistency(Kind.OVERDUE_CLOCK, ticketId, name + " was due at " + dueAt));
        }
        // What a breach id is made of; the policy is the one of when it was missed, which the clock may have left
        // behind.
        String beginning = ticketId + "/" + name + "/";
        List<String> announced = standing.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(id -> id.startsWith(beginning))
                .toList();
        if (BREACHED_CLOCK.contains(state)) {
            if (announced.stream().noneMatch(id -> id.endsWith("/" + dueAt))) {
                found.add(new Inconsistency(
                        Kind.CLOCKS_AND_BREACHES_DISAGREE,
                        ticketId,
                        name + " is " + state + " since " + dueAt + " and no such breach stands"));
            }
        } else if (!announced.isEmpty()) {
            found.add(new Inconsistency(
                    Kind.CLOCKS_AND_BREACHES_DISAGREE,
                    ticketId,
                    name + " is " + state + " and " + announced.get(0) + " stands"));
        }
    }

    private void judgeAgreement(List<Inconsistency> found) {
        int version = newestVersion();
        int sequence = moves.isEmpty() ? 0 : moves.lastKey();
        int shownVersion = snapshot.path("version").asInt();
        disagreement(version != shownVersion, "tickets shows version " + shownVersion, found);
        disagreement(
                version == shownVersion && !snapshot.equals(newestTicket()),
                "tickets shows version " + version + " otherwise than its event",
                found);
        if (sequence == 0) {
            disagreement(true, "there is no move", found);
            return;
        }
        Move move = moves.lastEntry().getValue();
        int shownSequence = tiers.path("sequence").asInt();
        disagreement(sequence != shownSequence, "tiers shows sequence " + shownSequence, found);
        disagreement(
                sequence == shownSequence
                        && (tiers.path("tier").asInt() != move.tier()
                                || !tiers.path("stays").equals(move.stays())),
                "tiers shows sequence " + sequence + " otherwise than its move",
                found);
        // Clocks are told when they change, and a change of a ticket need not change one; a new stay with limits does.
        disagreement(clocks.isMissingNode(), "there are no clocks", found);
        disagreement(
                !clocks.isMissingNode()
                        && move.limited()
                        && clocks.path("sequence").asInt() != sequence,
                "the clocks are those of sequence " + clocks.path("sequence").asInt(),
                found);
    }

    private void disagreement(boolean is, String what, List<Inconsistency> found) {
        if (is) {
            found.add(new Inconsistency(
                    Kind.SERVICES_DISAGREE,
                    ticketId,
                    what + ", the newest are version " + newestVersion() + " and sequence "
                            + (moves.isEmpty() ? 0 : moves.lastKey())));
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

    private int newestVersion() {
        return versions.isEmpty() ? 0 : versions.lastKey();
    }

    private JsonNode newestTicket() {
        return versions.isEmpty() ? NONE : versions.lastEntry().getValue();
    }

    private static JsonNode newer(JsonNode known, JsonNode seen, String number) {
        return seen.path(number).asInt() > known.path(number).asInt() ? seen : known;
    }
}
