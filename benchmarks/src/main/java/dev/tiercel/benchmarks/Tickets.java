package dev.tiercel.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Records as ticket- and escalation-service write them, of about 1 KB. A ticket is known by its number, which is the end
 * of its id. Its policy promises a first response, regular updates and a resolution, each with warnings.
 */
final class Tickets {

    static final String CREATED = "ticket-created";

    /** After its opening, the first response of a P1 ticket is due. */
    static final Duration FIRST_RESPONSE = Duration.ofHours(1);

    private static final String SCHEMAS = "https://tiercel.dev/contracts/schemas/";
    private static final String ID_PREFIX = "01985b10-7a00-7000-8000-";
    private static final int NUMBER_DIGITS = 12;
    private static final Duration OPENED_WITHIN = Duration.ofHours(6);
    private static final List<String> PRIORITIES = List.of("P2", "P3", "P4");
    private static final List<String> SUBJECTS = List.of(
            "Invoices cannot be printed",
            "The portal asks for the password again and again",
            "A parcel was delivered to the neighbour and never came",
            "Checkout refuses every card",
            "The monthly report is empty");
    private static final List<String> DESCRIPTIONS = List.of(
            "Since this morning the print queue stays empty. Restarting the spooler helps for a minute.",
            "After signing in, the page goes back to the form. It happens in two browsers, for the whole department.",
            "The driver's note says it was handed over on Tuesday; nobody at that address knows of it.",
            "Customers see an error with a number and their card is not charged. It began after the update.",
            "Numbers are there in the preview, and gone in the file that is sent to the board.");

    /** Whatever is not P1 has so long that nothing of it comes due while a sitting lasts. */
    private static final String POLICY = """
            {"kind":"sla-policy","tenant":"default","id":"measured","version":1,"name":"Measured",\
            "publishedAt":"2026-03-01T00:00:00Z","calendar":"24x7","objectives":[\
            {"objective":"first-response","targets":{"P1":"PT1H","P2":"PT48H","P3":"PT72H","P4":"PT96H"},\
            "pauseOn":[],"warnAt":["50%","PT15M"]},\
            {"objective":"next-update","targets":{"P1":"PT24H","P2":"PT96H","P3":"PT120H","P4":"PT144H"},\
            "pauseOn":[],"warnAt":["50%"],"from":"last-update"},\
            {"objective":"resolution","targets":{"P1":"PT40H","P2":"PT40H","P3":"5wd","P4":"10wd by 16:00"},\
            "calendar":"office","pauseOn":["customer","vendor","other"],"warnAt":["50%","80%"]}]}""";

    private static final String OFFICE = """
            {"kind":"calendar","tenant":"default","id":"office","version":1,"name":"Office hours",\
            "publishedAt":"2026-03-01T00:00:00Z","zone":"Europe/Madrid","windows":{%s},"holidays":[],"extraDays":[]}""";

    private final Header[] constant = {
        header("ce_specversion", "1.0"),
        header("ce_type", "dev.tiercel.ticket.created.v1"),
        header("ce_source", "/tiercel/ticket-service"),
        header("ce_dataschema", SCHEMAS + "ticket-created.v1.json"),
        header("ce_tenant", "default"),
        header("content-type", "application/json")
    };
    private final long seed;

    Tickets(long seed) {
        this.seed = seed;
    }

    static String id(int number) {
        String digits = Integer.toString(number);
        return ID_PREFIX + "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
    }

    /** -1 if it is the id of none of these. */
    static int number(String id) {
        if (!id.startsWith(ID_PREFIX)) {
            return -1;
        }
        int number = 0;
        for (int i = ID_PREFIX.length(); i < id.length(); i++) {
            number = 10 * number + id.charAt(i) - '0';
        }
        return number;
    }

    /** Nothing of it is due or to be warned of for half a day after {@code now}. */
    ProducerRecord<String, byte[]> waiting(int number, Instant now) {
        SplittableRandom random = new SplittableRandom(seed + number);
        Instant openedAt = now.minusMillis(random.nextLong(OPENED_WITHIN.toMillis()));
        return created(number, openedAt, PRIORITIES.get(random.nextInt(PRIORITIES.size())), random);
    }

    /** Its first response is due then; warnings of that are due before. */
    ProducerRecord<String, byte[]> due(int number, long dueMillis) {
        Instant openedAt = Instant.ofEpochMilli(dueMillis).minus(FIRST_RESPONSE);
        return created(number, openedAt, "P1", new SplittableRandom(seed + number));
    }

    private ProducerRecord<String, byte[]> created(
            int number, Instant openedAt, String priority, SplittableRandom random) {
        int words = random.nextInt(SUBJECTS.size());
        String id = id(number);
        String opened = openedAt.toString();
        StringBuilder body = new StringBuilder(1_300);
        body.append("{\"ticket\":{\"id\":\"").append(id);
        body.append("\",\"tenant\":\"default\",\"version\":1,\"status\":\"open\",\"subject\":\"");
        body.append(SUBJECTS.get(words)).append("\",\"description\":\"").append(DESCRIPTIONS.get(words));
        body.append("\",\"customer\":{\"id\":\"C-").append(random.nextInt(100_000));
        body.append(
                "\",\"name\":\"Maria Lopez\",\"email\":\"maria@example.com\",\"plan\":\"gold\",\"language\":\"es\",");
        body.append("\"preferredChannel\":\"email\"},\"category\":\"printing\",\"priority\":\"")
                .append(priority);
        body.append("\",\"impact\":\"high\",\"urgency\":\"medium\",\"channel\":\"email\",");
        body.append("\"source\":{\"system\":\"crm\",\"reference\":\"CASE-").append(number);
        body.append("\"},\"attributes\":{\"site\":\"Madrid\"},\"openedAt\":\"").append(opened);
        body.append("\",\"updatedAt\":\"").append(opened);
        body.append("\",\"policies\":{\"slaPolicy\":{\"id\":\"measured\",\"version\":1},");
        body.append("\"escalationPolicy\":{\"id\":\"three-level\",\"version\":1}},\"atOpening\":{\"priority\":\"");
        body.append(priority).append("\",\"plan\":\"gold\",\"category\":\"printing\",\"impact\":\"high\",");
        body.append("\"urgency\":\"medium\",\"channel\":\"email\",\"language\":\"es\",\"source\":\"crm\",");
        body.append("\"attributes\":{\"site\":\"Madrid\"},\"slaPolicy\":{\"id\":\"measured\",\"version\":1},");
        body.append("\"escalationPolicy\":{\"id\":\"three-level\",\"version\":1},");
        body.append("\"rules\":{\"id\":\"main\",\"version\":1,\"rule\":\"gold customers\"}},");
        body.append("\"history\":[{\"type\":\"opened\",\"occurredAt\":\"").append(opened);
        body.append("\",\"priority\":\"").append(priority).append("\"}]},\"by\":\"Ana Ferreira\"}");
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(CREATED, id, body.toString().getBytes(UTF_8));
        for (Header header : constant) {
            record.headers().add(header);
        }
        record.headers()
                .add(header("ce_id", new UUID(seed & ~0xF000L | 0x3000L, Long.MIN_VALUE | number).toString()))
                .add(header("ce_subject", id))
                .add(header("ce_time", opened));
        return record;
    }

    static ProducerRecord<String, byte[]> policy() {
        return published("policies", "sla-policy/default/measured@1", "sla-policy", POLICY);
    }

    static ProducerRecord<String, byte[]> calendar() {
        String day = "[{\"from\":\"09:00\",\"to\":\"14:00\"},{\"from\":\"15:00\",\"to\":\"18:00\"}]";
        String week = String.join(
                ",",
                List.of("monday", "tuesday", "wednesday", "thursday", "friday").stream()
                        .map(name -> "\"" + name + "\":" + day)
                        .toList());
        return published("calendars", "calendar/default/office@1", "calendar", OFFICE.formatted(week));
    }

    private static ProducerRecord<String, byte[]> published(String topic, String key, String kind, String body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body.getBytes(UTF_8));
        record.headers()
                .add(header("ce_specversion", "1.0"))
                .add(header("ce_id", UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString()))
                .add(header("ce_type", "dev.tiercel." + kind + ".published.v1"))
                .add(header("ce_source", "/tiercel/escalation-service"))
                .add(header("ce_subject", key))
                .add(header("ce_time", "2026-03-01T00:00:00Z"))
                .add(header("ce_dataschema", SCHEMAS + kind + ".v1.json"))
                .add(header("ce_tenant", "default"))
                .add(header("content-type", "application/json"));
        return record;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
