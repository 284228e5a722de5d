package dev.tiercel.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.localstack.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {

    private static final Secrets SECRETS = new Secrets(
            "tck_clear", Map.of(Part.TICKET, "pw-one", Part.ESCALATION, "pw-two", Part.NOTIFICATION, "pw-three"));

    @TempDir
    Path root;

    private Commands commands;

    @BeforeEach
    void build() throws IOException {
        for (Part service : Part.services()) {
            Path jar = root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }
        Files.createDirectories(root.resolve("local-stack/target/lib"));
        Files.createFile(root.resolve("local-stack/target/tiercel-local-stack-1.0.jar"));
        commands = new Commands(
                new Checkout(root),
                new Home(root.resolve("home")),
                Ports.usual(),
                SECRETS,
                true,
                Map.of(Part.ESCALATION, Map.of("tiercel.escalation.rule-book", "/books")),
                Map.of(Part.TICKET, Map.of("QUARKUS_LOG_LEVEL", "DEBUG")));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void noSecretStandsOnACommandLine(Part part) {
        assertThat(String.join(" ", commands.commandLine(part)))
                .doesNotContain("tck_clear", "pw-one", "pw-two", "pw-three");
    }

    @Test
    void aServiceGetsItsOwnPasswordOnly() {
        assertThat(commands.environment(Part.ESCALATION))
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "pw-two")
                .values()
                .doesNotContain("pw-one", "pw-three", "tck_clear");
    }

    @Test
    void theTimerComesFirstWhenAllWantTheProcessor() {
        assertThat(commands.commandLine(Part.TICKET)).startsWith("sh", "-c").contains("yielding");
        assertThat(commands.commandLine(Part.SLA_TIMER)).doesNotContain("yielding");
    }

    @Test
    void whatYieldsDoesSoToOtherSessionsToo() throws Exception {
        // given
        Path log = root.resolve("yielding.log");
        Path session = Path.of("/proc/self/autogroup");
        List<String> command = new ArrayList<>(Commands.yielding());
        command.addAll(List.of("sh", "-c", "nice; cat /proc/self/autogroup"));

        // when
        Child child = Child.start(command, Map.of(), log);

        // then
        assertThat(child.awaitEnd(Duration.ofSeconds(30))).isTrue();
        assertThat(Files.readAllLines(log).get(0)).isEqualTo("10");
        if (Files.exists(session)) {
            assertThat(Files.readAllLines(log).get(1)).endsWith("nice 10");
            assertThat(Files.readString(session)).doesNotContain("nice 10");
        }
    }

    @Test
    void theTimerHasNoDatabase() {
        assertThat(commands.environment(Part.SLA_TIMER)).doesNotContainKey("QUARKUS_DATASOURCE_PASSWORD");
        assertThat(commands.commandLine(Part.SLA_TIMER)).noneMatch(argument -> argument.contains("datasource"));
    }

    @Test
    void aServiceListensOnTheLoopbackInterfaceOnly() {
        assertThat(commands.commandLine(Part.TICKET))
                .contains("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=8081");
    }

    @Test
    void extraSettingsAndVariablesReachTheirPartOnly() {
        assertThat(commands.commandLine(Part.ESCALATION)).contains("-Dtiercel.escalation.rule-book=/books");
        assertThat(commands.commandLine(Part.TICKET)).noneMatch(argument -> argument.contains("rule-book"));
        assertThat(commands.environment(Part.TICKET)).containsEntry("QUARKUS_LOG_LEVEL", "DEBUG");
        assertThat(commands.environment(Part.ESCALATION)).doesNotContainKey("QUARKUS_LOG_LEVEL");
    }

    @Test
    void postgresIsUnpackedInTheMemoryItGetsOnAMachineThatNeverRanIt() throws Exception {
        // given
        List<String> command = new ArrayList<>(commands.commandLine(Part.POSTGRES));
        command.set(command.indexOf("-cp") + 1, System.getProperty("java.class.path"));
        command.set(command.indexOf("15432"), "0");
        command.add(1, "-Dot.epg.working-dir=" + root.resolve("unpacked"));
        Home home = new Home(root.resolve("home"));
        home.create();
        Path log = root.resolve("postgres.log");

        // when
        Process postgres = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !postgres.isAlive() || Files.exists(home.readyFile(Part.POSTGRES)));

            // then
            assertThat(postgres.isAlive()).as(() -> text(log)).isTrue();
            assertThat(root.resolve("unpacked")).isNotEmptyDirectory();
        } finally {
            postgres.destroy();
            postgres.waitFor();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void postgresIsToldToFlush() {
        assertThat(commands.commandLine(Part.POSTGRES)).endsWith("15432", "true");
    }
}
