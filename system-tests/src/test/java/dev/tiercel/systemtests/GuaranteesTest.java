package dev.tiercel.systemtests;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A check that lets everything pass would make the storm look harmless: each has to find its planted fault. */
class GuaranteesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void aTicketsLifeFromTheExamplesOfTheContract() throws IOException {
        for (String name : List.of("created", "acknowledged", "waiting", "resumed", "resolved")) {
            events.add(example("ticket." + name, body -> {}));
        }
        events.add(example("sla-breach.announced", body -> {}));
        events.add(example("escalation.moved", body -> body.put("sequence", 1)));
    }

    @Test
    void aFlawlessLifePasses() {
        assertThatCode(() -> Guarantees.hold(events)).doesNotThrowAnyException();
    }

    @Test
    void findsAnEventThatIsThereTwice() {
        events.add(events.get(1));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("ce_ids seen more than once");
    }

    @Test
    void findsABreachWithoutItsAnswer() {
        events.removeIf(event -> event.type().equals("escalation.moved"));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("answers to breaches");
    }

    @Test
    void findsAnAnswerToABreachThatNobodyAnnounced() {
        events.removeIf(event -> event.type().equals("sla-breach.announced"));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("answers to breaches");
    }

    @Test
    void findsAGapInTheVersions() {
        events.removeIf(event -> event.type().equals("ticket.waiting"));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("versions of");
    }

    @Test
    void findsAGapInTheSequence() throws IOException {
        events.removeIf(event -> event.type().equals("escalation.moved"));
        events.add(example("escalation.moved", body -> body.put("sequence", 2)));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("sequences of");
    }

    @Test
    void findsABreachThatIsEarly() throws IOException {
        events.removeIf(event -> event.type().equals("sla-breach.announced"));
        events.add(example("sla-breach.announced", body -> body.put("detectedAt", "2026-03-28T01:59:59.999Z")));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("2026-03-28T01:59:59.999Z");
    }

    @Test
    void findsARecordThatBreaksTheContract() throws IOException {
        events.add(example("delivery.failed", body -> body.put("channel", "pigeon")));

        assertThatThrownBy(() -> Guarantees.hold(events)).hasMessageContaining("channel");
    }

    @Test
    void findsAResponderWhoWasNotTold() {
        assertThatThrownBy(() -> Guarantees.everybodyWasTold(events)).hasMessageContaining("still owed");
    }

    @Test
    void findsASuccessWithoutItsMail() throws IOException {
        events.add(example("delivery.succeeded", body -> body.put("channel", "mail")));

        assertThatThrownBy(() -> Guarantees.whatWasToldWasSentOnce(events, Set.of()))
                .hasMessageContaining("mails that were said to be delivered");
    }

    private static Event example(String name, Consumer<ObjectNode> change) throws IOException {
        JsonNode document = JSON.readTree(
                Path.of("../contracts/examples", name + ".v1.json").toFile());
        change.accept((ObjectNode) document.path("value"));
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                document.path("topic").asText(),
                0,
                0,
                document.path("key").asText(),
                JSON.writeValueAsBytes(document.path("value")));
        document.path("headers")
                .properties()
                .forEach(header -> record.headers()
                        .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        return Event.of(record);
    }
}
