package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.calendars.Calendar;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Match;
import dev.tiercel.slatimer.clocks.Opening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants to try out: documents as the rule book takes them, and a life of a ticket that never was. */
public final class DraftReader {

    private static final String DRAFT = "draft";
    private static final int MOST_HAPPENINGS = 1_000;
    private static final int MOST_STAYS = 100;
    private static final Set<String> OF_POLICY =
            Set.of("kind", "tenant", "id", "version", "name", "publishedAt", "publishedBy", "calendar", "objectives");
    private static final Set<String> OF_OBJECTIVE = Set.of(
            "objective",
            "targets",
            "calendar",
            "pauseOn",
            "warnAt",
            "from",
            "when",
            "start",
            "stop",
            "pause",
            "resume",
            "cancel",
            "reset",
            "recurs");
    private static final Set<String> OF_CALENDAR = Set.of(
            "kind",
            "tenant",
            "id",
            "version",
            "name",
            "publishedAt",
            "publishedBy",
            "zone",
            "inForceFrom",
            "windows",
            "holidays",
            "extraDays");
    private static final Set<String> OF_HAPPENING = Set.of(
            "type",
            "occurredAt",
            "by",
            "sequence",
            "reason",
            "priority",
            "policies",
            "name",
            "assignee",
            "team",
            "into",
            "sourceSequence");

    private static final Set<String> OF_STAY =
            Set.of("sequence", "tier", "startedAt", "endedAt", "limits", "pauseOn", "calendar", "warnAt", "policy");

    private DraftReader() {}

    /** A policy to be looked up, or one that is given. */
    public sealed interface Wanted {

        /** @param version null for the newest */
        record Stored(String id, @Nullable Integer version) implements Wanted {}

        record Given(SlaPolicy policy) implements Wanted {}
    }

    /** @param inForceFrom null if it takes the place of whatever is stored under its name */
    public record DraftCalendar(String id, @Nullable Instant inForceFrom, Calendar calendar) {}

    /**
     * @param ticket of a policy that need not exist, with everything that happens
     * @param stays oldest first, each ended by the next
     * @param until null for as long as anything is told
     */
    public record Draft(
            Wanted policy,
            List<DraftCalendar> calendars,
            Ticket ticket,
            List<Stay> stays,
            @Nullable Instant until) {}

    /**
     * @param tenant of the ticket
     * @throws IllegalArgumentException if it cannot be tried out; the message begins with the path of the field
     */
    public static Draft read(byte[] body, String tenant) {
        try {
            Fields draft = Fields.body(body);
            only(draft, Set.of("policy", "calendars", "ticket", "happenings", "stays", "until"));
            Wanted policy = policy(draft.object("policy"));
            List<DraftCalendar> calendars = new ArrayList<>();
            for (Fields calendar : draft.objectsIfPresent("calendars")) {
                calendars.add(calendar(calendar));
            }
            PolicyRef ref = policy instanceof Wanted.Given given
                    ? given.policy().ref()
                    : new PolicyRef(((Wanted.Stored) policy).id(), 1);
            Ticket ticket = ticket(draft, tenant, ref);
            return new Draft(
                    policy, calendars, ticket, stays(draft, ticket.openedAt()), draft.instantIfPresent("until"));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Wanted policy(Fields policy) throws MalformedException {
        if (!policy.has("objectives")) {
            only(policy, Set.of("id", "version"));
            return new Wanted.Stored(policy.text("id"), policy.has("version") ? policy.integer("version", 1) : null);
        }
        only(policy, OF_POLICY);
        ObjectNode document = policy.node().deepCopy();
        document.put("id", policy.has("id") ? policy.text("id") : DRAFT);
        document.put("version", policy.has("version") ? policy.integer("version", 1) : 1);
        if (!policy.has("calendar")) {
            document.put("calendar", "24x7");
        }
        for (Fields objective : policy.objects("objectives")) {
            only(objective, OF_OBJECTIVE);
        }
        document.path("objectives").forEach(objective -> complete((ObjectNode) objective));
        try {
            return new Wanted.Given(RuleReader.policy(new Fields(policy.path(), document)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(policy.path() + ".objectives: " + e.getMessage());
        }
    }

    /** Nothing need pause. */
    private static void complete(ObjectNode objective) {
        forAllPriorities(objective, "targets");
        if (!objective.hasNonNull("pauseOn")) {
            objective.putArray("pauseOn");
        }
    }

    /** One target may stand for all priorities. */
    private static void forAllPriorities(ObjectNode promise, String name) {
        JsonNode target = promise.path(name);
        if (target.isTextual()) {
            ObjectNode targets = promise.putObject(name);
            for (Priority priority : Priority.values()) {
                targets.set(priority.name(), target);
            }
        }
    }

    private static DraftCalendar calendar(Fields calendar) throws MalformedException {
        if (calendar.has("holidaySets")) {
            throw new MalformedException(calendar.path()
                    + ".holidaySets: given (expected: holidays; sets are written out when a calendar is published)");
        }
        only(calendar, OF_CALENDAR);
        if (calendar.text("id").equals("24x7")) {
            throw new MalformedException(calendar.path() + ".id: 24x7 (expected: another name, this one is built in)");
        }
        return new DraftCalendar(
                calendar.text("id"), calendar.instantIfPresent("inForceFrom"), RuleReader.calendar(calendar));
    }

    private static Ticket ticket(Fields draft, String tenant, PolicyRef policy) throws MalformedException {
        Fields ticket = draft.object("ticket");
        Set<String> known = new TreeSet<>(Match.FIELDS);
        known.addAll(Set.of("openedAt", "attributes"));
        only(ticket, known);
        Opening opening = HappeningReader.opening(ticket);
        Priority priority = ticket.priority("priority");
        Instant openedAt = ticket.instant("openedAt");
        List<Happening> happenings = new ArrayList<>();
        for (Fields entry : draft.objectsIfPresent("happenings")) {
            only(entry, OF_HAPPENING);
            Happening happening = HappeningReader.happening(entry);
            if (happening == null) {
                throw new MalformedException(
                        entry.path() + ".type: " + entry.text("type")
                                + " (expected: one of acknowledged, replied, customer-replied, waiting, resumed, reassessed,"
                                + " policies-changed, assigned, milestone-reached, resolved, reopened, closed, cancelled, merged)");
            }
            if (happening.occurredAt().isBefore(openedAt)) {
                throw new MalformedException(entry.path() + ".occurredAt: " + happening.occurredAt()
                        + " (expected: not before ticket.openedAt, " + openedAt + ")");
            }
            happenings.add(happening);
        }
        if (happenings.size() > MOST_HAPPENINGS) {
            throw new MalformedException(
                    "happenings: " + happenings.size() + " (expected: at most " + MOST_HAPPENINGS + ")");
        }
        return new Ticket("simulated", tenant, 1, priority, openedAt, policy, opening, happenings);
    }

    private static List<Stay> stays(Fields draft, Instant openedAt) throws MalformedException {
        List<Fields> given = draft.objectsIfPresent("stays");
        if (given.size() > MOST_STAYS) {
            throw new MalformedException("stays: " + given.size() + " (expected: at most " + MOST_STAYS + ")");
        }
        ObjectNode completed = Json.MAPPER.createObjectNode();
        ArrayNode documents = completed.putArray("stays");
        int sequence = 0;
        for (Fields stay : given) {
            only(stay, OF_STAY);
            if (stay.has("limits")) {
                only(stay.object("limits"), Set.copyOf(StayReader.OBJECTIVES));
            }
            ObjectNode document = complete(stay.node().deepCopy(), sequence + 1);
            sequence = new Fields(stay.path(), document).integer("sequence", 1);
            documents.add(document);
        }
        return ended(StayReader.stays(new Fields("", completed)), openedAt);
    }

    /** Each by the next, as the move tells that begins it. */
    private static List<Stay> ended(List<Stay> stays, Instant openedAt) throws MalformedException {
        for (int i = 0; i < stays.size(); i++) {
            Instant startedAt = stays.get(i).startedAt();
            Instant before = i == 0 ? openedAt : stays.get(i - 1).startedAt();
            if (startedAt.isBefore(before)) {
                throw new MalformedException("stays[" + i + "].startedAt: " + startedAt + " (expected: not before "
                        + (i == 0 ? "ticket.openedAt, " : "that of the stay before it, ") + before + ")");
            }
        }
        List<Stay> ended = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            Instant next = i + 1 < stays.size() ? stays.get(i + 1).startedAt() : null;
            Instant endedAt = stays.get(i).endedAt();
            if (endedAt != null && !endedAt.equals(next)) {
                throw new MalformedException("stays[" + i + "].endedAt: " + endedAt + " (expected: absent, "
                        + (next == null ? "no move follows" : "or when the next stay begins, " + next) + ")");
            }
            ended.add(stays.get(i).until(next));
        }
        return ended;
    }

    /** What a stay leaves out. */
    private static ObjectNode complete(ObjectNode stay, int sequence) {
        if (!stay.hasNonNull("sequence")) {
            stay.put("sequence", sequence);
        }
        if (!stay.hasNonNull("limits")) {
            stay.putObject("limits");
        }
        for (String objective : StayReader.OBJECTIVES) {
            forAllPriorities((ObjectNode) stay.path("limits"), objective);
        }
        if (!stay.hasNonNull("pauseOn")) {
            stay.putArray("pauseOn");
        }
        if (!stay.hasNonNull("calendar")) {
            stay.put("calendar", ServiceCalendar.ALWAYS.id());
        }
        if (!stay.hasNonNull("policy")) {
            stay.putObject("policy").put("id", DRAFT).put("version", 1);
        }
        return stay;
    }

    private static void only(Fields object, Set<String> known) throws MalformedException {
        for (String name : new TreeSet<>(namesOf(object))) {
            if (!known.contains(name)) {
                String place = object.path().isEmpty() ? name : object.path() + "." + name;
                throw new MalformedException(
                        place + ": unknown (expected: one of " + String.join(", ", new TreeSet<>(known)) + ")");
            }
        }
    }

    private static List<String> namesOf(Fields object) {
        List<String> names = new ArrayList<>();
        object.node().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
