package dev.tiercel.slatimer.clocks.streams;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the events of one P1 ticket as the contract has them; milliseconds are counted from the opening. */
public final class Story {

    private static final String SCHEMAS = "https://tiercel.dev/contracts/schemas/";

    private final String id;
    private final Instant opened;
    private final String policy;
    private final List<String> history = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();
    private int version;
    private String standing = "\"status\":\"open\"";
    private String priority = "P1";

    Story(String id, Instant opened, String policy) {
        this.id = id;
        this.opened = opened.truncatedTo(ChronoUnit.MILLIS);
        this.policy = policy;
    }

    String id() {
        return id;
    }

    Instant opened() {
        return opened;
    }

    String policy() {
        return policy;
    }

    /** First response and resolution in milliseconds; the resolution pauses on {@code customer}. */
    static Event policy(String id, long firstResponse, long resolution) {
        return policy(id, 1, firstResponse, resolution);
    }

    /** Every priority has the same target, but P4 ten times as much. */
    static Event policy(String id, int version, long firstResponse, long resolution) {
        return new Event(
                "policies",
                "sla-policy/default/" + id + "@" + version,
                "dev.tiercel.sla-policy.published.v1",
                SCHEMAS + "sla-policy.v1.json",
                """
                {"kind":"sla-policy","tenant":"default","id":"%s","version":%d,"name":"%s",\
                "publishedAt":"2026-01-01T00:00:00Z","calendar":"24x7","objectives":[\
                {"objective":"first-response","targets":%s,"pauseOn":[]},\
                {"objective":"resolution","targets":%s,"pauseOn":["customer"]}]}""".formatted(id, version, id, targets(firstResponse), targets(resolution)));
    }

    /** Of the calendar {@code office}: first response of P1 within 4 h, resolution by 2 working days, with warnings. */
    static Event officePolicy(String id) {
        return new Event(
                "policies",
                "sla-policy/default/" + id + "@1",
                "dev.tiercel.sla-policy.published.v1",
                SCHEMAS + "sla-policy.v1.json",
                """
                {"kind":"sla-policy","tenant":"default","id":"%s","version":1,"name":"%s",\
                "publishedAt":"2026-01-01T00:00:00Z","calendar":"office","objectives":[\
                {"objective":"first-response","targets":{"P1":"PT4H","P2":"PT8H","P3":"1wd","P4":"1wd by 16:00"},\
                "pauseOn":[],"warnAt":["50%%","PT30M"]},\
                {"objective":"resolution","targets":{"P1":"2wd","P2":"3wd","P3":"4wd","P4":"5wd"},\
                "pauseOn":["customer"]}]}""".formatted(id, id));
    }

    /** Nine to five in Madrid on weekdays. */
    public static Event office(int version, String publishedAt, String... holidays) {
        String day = "[{\"from\":\"09:00\",\"to\":\"17:00\"}]";
        String week = week(day, "monday", "tuesday", "wednesday", "thursday", "friday");
        String free = Stream.of(holidays)
                .map(date -> "{\"date\":\"%s\",\"name\":\"Holiday\"}".formatted(date))
                .collect(Collectors.joining(","));
        return calendar("office", version, publishedAt, "Europe/Madrid", week, free);
    }

    /** All day on some days of the week, in UTC. */
    static Event allDay(String id, int version, DayOfWeek... days) {
        String week = week(
                "[{\"from\":\"00:00\",\"to\":\"24:00\"}]",
                Stream.of(days).map(day -> day.name().toLowerCase(Locale.ROOT)).toArray(String[]::new));
        return calendar(id, version, "2026-01-01T00:00:00Z", "UTC", week, "");
    }

    private static String week(String windows, String... days) {
        return Stream.of(days).map(day -> "\"%s\":%s".formatted(day, windows)).collect(Collectors.joining(","));
    }

    private static Event calendar(
            String id, int version, String publishedAt, String zone, String week, String holidays) {
        return new Event(
                "calendars",
                "calendar/default/" + id + "@" + version,
                "dev.tiercel.calendar.published.v1",
                SCHEMAS + "calendar.v1.json",
                """
                {"kind":"calendar","tenant":"default","id":"%s","version":%d,"name":"Hours",\
                "publishedAt":"%s","zone":"%s","windows":{%s},"holidays":[%s],"extraDays":[]}""".formatted(id, version, publishedAt, zone, week, holidays));
    }

    Event created() {
        return ticket(
                "ticket-created",
                "created",
                "{\"type\":\"opened\",\"occurredAt\":\"%s\",\"priority\":\"P1\"}".formatted(opened),
                "");
    }

    Event acknowledged(long at, int sequence) {
        return ticket(
                "ticket-updated",
                "acknowledged",
                "{\"type\":\"acknowledged\",\"occurredAt\":\"%s\",\"by\":\"ana\",\"sequence\":%d}"
                        .formatted(at(at), sequence),
                "\"occurredAt\":\"%s\",\"by\":\"ana\",\"sequence\":%d,".formatted(at(at), sequence));
    }

    Event waiting(long at, String reason) {
        standing = "\"status\":\"waiting\",\"wait\":{\"reason\":\"%s\",\"since\":\"%s\"}".formatted(reason, at(at));
        return ticket(
                "ticket-updated",
                "waiting",
                "{\"type\":\"waiting\",\"occurredAt\":\"%s\",\"by\":\"ana\",\"reason\":\"%s\"}"
                        .formatted(at(at), reason),
                "\"occurredAt\":\"%s\",\"by\":\"ana\",\"reason\":\"%s\",".formatted(at(at), reason));
    }

    Event resumed(long at) {
        standing = "\"status\":\"open\"";
        return ticket(
                "ticket-updated",
                "resumed",
                "{\"type\":\"resumed\",\"occurredAt\":\"%s\",\"by\":\"ana\"}".formatted(at(at)),
                "\"occurredAt\":\"%s\",\"by\":\"ana\",".formatted(at(at)));
    }

    Event resolved(long at, int sequence) {
        standing =
                "\"status\":\"resolved\",\"resolution\":{\"by\":\"ana\",\"at\":\"%s\",\"text\":\"done\",\"sequence\":%d}"
                        .formatted(at(at), sequence);
        return ticket(
                "resolved",
                "resolved",
                "{\"type\":\"resolved\",\"occurredAt\":\"%s\",\"by\":\"ana\",\"sequence\":%d}"
                        .formatted(at(at), sequence),
                "\"occurredAt\":\"%s\",\"by\":\"ana\",\"resolution\":\"done\",\"sequence\":%d,"
                        .formatted(at(at), sequence));
    }

    Event replied(long at) {
        return updated("replied", at, "", "\"text\":\"we look into it\",");
    }

    Event customerReplied(long at) {
        standing = "\"status\":\"open\"";
        return updated("customer-replied", at, "", "\"text\":\"thanks\",");
    }

    Event reassessed(long at, String to) {
        String from = priority;
        priority = to;
        String change = "\"from\":\"%s\",\"priority\":\"%s\",".formatted(from, to);
        return updated("reassessed", at, ",\"priority\":\"%s\"".formatted(to), change);
    }

    /** To another version of its SLA policy. */
    Event underVersion(long at, int to) {
        return updated(
                "policies-changed",
                at,
                ",\"policies\":" + policies(to),
                "\"from\":%s,\"to\":%s,".formatted(policies(1), policies(to)));
    }

    private String policies(int version) {
        return "{\"slaPolicy\":{\"id\":\"%s\",\"version\":%d},\"escalationPolicy\":{\"id\":\"three-level\",\"version\":1}}"
                .formatted(policy, version);
    }

    Event reopened(long at) {
        standing = "\"status\":\"open\"";
        return updated("reopened", at, "", "\"reason\":\"again\",");
    }

    Event closed(long at) {
        standing = standing.replace("\"status\":\"resolved\"", "\"status\":\"closed\"");
        return updated("closed", at, "", "");
    }

    Event cancelled(long at) {
        standing = "\"status\":\"cancelled\"";
        return updated("cancelled", at, "", "\"reason\":\"mistake\",");
    }

    /** In no history: it touches no clock. */
    Event noted(long at) {
        return ticket(
                "ticket-updated",
                "noted",
                null,
                "\"occurredAt\":\"%s\",\"by\":\"ana\",\"text\":\"fyi\",".formatted(at(at)));
    }

    /** A move to the tier of the same number as its sequence, to be solved there within so many milliseconds. */
    Event moved(long at, long tierResolution) {
        return moved(
                at,
                "\"limits\":{\"tier-resolution\":%s},\"pauseOn\":[],\"calendar\":\"24x7\""
                        .formatted(targets(tierResolution)));
    }

    /** @param terms of the stay, {@code limits} first */
    Event moved(long at, String terms) {
        int sequence = stays.size() + 1;
        if (sequence > 1) {
            String last = stays.remove(sequence - 2);
            stays.add(last.replace("\"limits\"", "\"endedAt\":\"%s\",\"limits\"".formatted(at(at))));
        }
        stays.add("""
                {"sequence":%d,"tier":%d,"startedAt":"%s",%s,\
                "policy":{"id":"three-level","version":1}}""".formatted(sequence, sequence, at(at), terms));
        return new Event(
                "escalated", id, "dev.tiercel.escalation.moved.v1", SCHEMAS + "escalation-moved.v1.json", """
                {"ticketId":"%s","tenant":"default","sequence":%d,"kind":"manual","toTier":%d,"tierName":"Tier",\
                "movedAt":"%s","cause":{"kind":"request"},"responders":[],"actionSteps":[],\
                "policy":{"id":"three-level","version":1},"stays":[%s],"ticketVersion":1}""".formatted(
                                id, sequence, sequence, at(at), String.join(",", stays)));
    }

    /** What the newest move tells of them. */
    String stays() {
        return "[" + String.join(",", stays) + "]";
    }

    /** What happened after the opening, as the newest snapshot tells it. */
    String happenings() {
        return "[" + String.join(",", history.subList(1, history.size())) + "]";
    }

    private Event updated(String word, long at, String inEntry, String inEvent) {
        String happened = "\"occurredAt\":\"%s\",\"by\":\"ana\"".formatted(at(at));
        return ticket(
                "ticket-updated",
                word,
                "{\"type\":\"%s\",%s%s}".formatted(word, happened, inEntry),
                happened + "," + inEvent);
    }

    private Event ticket(String topic, String word, @Nullable String entry, String top) {
        if (entry != null) {
            history.add(entry);
        }
        version++;
        String schema = SCHEMAS + "ticket-" + word + ".v1.json";
        String body =
                """
                {%s"ticket":{"id":"%s","tenant":"default","version":%d,%s,"subject":"printer","customer":{"name":"Ida"},\
                "priority":"%s","openedAt":"%s","updatedAt":"%s","atOpening":{"priority":"P1",\
                "slaPolicy":{"id":"%s","version":1},"escalationPolicy":{"id":"three-level","version":1}},"history":[%s]}}""".formatted(top, id, version, standing, priority, opened, opened, policy, String.join(",", history));
        return new Event(topic, id, "dev.tiercel.ticket." + word + ".v1", schema, body);
    }

    private Instant at(long millis) {
        return opened.plusMillis(millis);
    }

    private static String targets(long millis) {
        String target = Duration.ofMillis(millis).toString();
        String lowest = Duration.ofMillis(10 * millis).toString();
        return "{\"P1\":\"%s\",\"P2\":\"%s\",\"P3\":\"%s\",\"P4\":\"%s\"}".formatted(target, target, target, lowest);
    }
}
