package dev.tiercel.localstack.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.kafka.KafkaBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("reads what is printed")
class DeadLetterCommandsTest {

    private KafkaBroker broker;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = KafkaBroker.start(directory, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void leadsFromTheListToTheReplay() throws Exception {
        // given
        putAside("escalation-service", "sequence: STRING (expected: a whole number)");

        // when
        String listed = run("list", "escalation");
        String shown = run("show", "escalation-service/0-0", "--json");
        String replayed = run("replay", "escalation-service/0-0");
        String listedAfter = run("list", "escalation-service");

        // then
        assertThat(listed).contains("escalation-service/0-0", "sequence: STRING", "1 dead letter, 1 not replayed");
        assertThat(shown).contains("\"id\" : \"escalation-service/0-0\"", "\"value\" : \"{}\"");
        assertThat(replayed).isEqualTo("replayed escalation-service/0-0 to escalation-service-replays\n");
        assertThat(listedAfter).contains("replayed at ", "1 dead letter, 0 not replayed");
        assertThatThrownBy(() -> run("replay", "escalation-service/0-0"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("--again replays it once more");
    }

    @Test
    void replaysWhatIsLeftWhenToldNotToAsk() throws Exception {
        // given
        putAside("ticket-service", "one");
        putAside("ticket-service", "two");
        run("replay", "ticket-service/0-0");

        // when
        String replayed = run("replay", "--all", "ticket-service", "--yes");
        String again = run("replay", "--all", "ticket-service", "--yes");

        // then
        assertThat(replayed).isEqualTo("replayed ticket-service/0-1 to ticket-service-replays\n");
        assertThat(again).isEqualTo("Nothing to replay.\n");
    }

    @Test
    void saysThatALetterIsNotThere() {
        assertThatThrownBy(() -> run("show", "notification-service/0-99"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("no dead letter notification-service/0-99 (any more): list shows those there are");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                | list, show or replay is missing",
                "burn            | dead-letters burn (expected: list, show or replay)",
                "list kafka      | unknown service: kafka (expected: ticket-service, sla-timer-service, escalation-service, notification-service)",
                "show            | which dead letter? list shows their ids",
                "show 17         | dead letter: 17 (expected: SERVICE/PARTITION-OFFSET, for example ticket-service/0-17)",
                "list --yes      | --yes means nothing to this command",
                "list a b        | too much: b"
            })
    void refusesWhatCannotBeMeant(String command, String message) {
        assertThatThrownBy(() -> run(command == null ? new String[0] : command.split(" ")))
                .isInstanceOf(Misuse.class)
                .hasMessage(message);
    }

    private String run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.add("--bootstrap=" + broker.bootstrapServers());
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            assertThat(DeadLetterCommands.run(Options.parse(arguments, Map.of()), options -> "nowhere:1"))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    private void putAside(String service, String why) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(service + "-dead-letters", "key".getBytes(UTF_8), "{}".getBytes(UTF_8));
            record.headers().add("dead-letter-reason", why.getBytes(UTF_8));
            producer.send(record).get();
        }
    }
}
