package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ThrowAwayHomeTest {

    @Test
    void everythingInItIsDeleted() throws IOException {
        // given
        ThrowAwayHome home = ThrowAwayHome.create();
        Path directory = home.home().directory();
        Path book = DemoRuleBook.unpack(directory.resolve("rule-book"));
        assertThat(Files.list(book)).hasSize(3);

        // when
        home.close();
        home.close();

        // then
        assertThat(directory).doesNotExist();
    }

    @Test
    void whatWentWrongStaysToBeLookedAt() throws IOException {
        // given
        ThrowAwayHome home = ThrowAwayHome.create();
        Files.createDirectories(home.home().logs());
        Path log = Files.writeString(home.home().log(Part.KAFKA), "ERROR\n");

        // when
        home.keep();
        home.close();

        // then
        assertThat(log).exists();
        Files.delete(log);
        Files.delete(home.home().logs());
        Files.delete(home.home().directory());
    }

    @Test
    void whereNothingWasLoggedNothingStays() {
        // given
        ThrowAwayHome home = ThrowAwayHome.create();

        // when
        home.keep();
        home.close();

        // then
        assertThat(home.home().directory()).doesNotExist();
    }

    @Test
    void whatAKilledDemoLeftIsDeletedByTheNextOne() throws Exception {
        // given
        Process killed = new ProcessBuilder("sleep", "60").start();
        Path left = Files.createTempDirectory("tiercel-demo-");
        Files.writeString(
                left.resolve("owner"),
                killed.pid() + " " + killed.info().startInstant().orElseThrow());
        Files.createDirectories(left.resolve("kafka/log"));
        killed.destroyForcibly().waitFor();

        // when
        try (ThrowAwayHome next = ThrowAwayHome.create()) {

            // then
            assertThat(left).doesNotExist();
            assertThat(next.home().directory()).exists();
        }
    }

    @Test
    void whatRunsOrWasKeptIsLeftAlone() throws IOException {
        // given
        Path kept = Files.createTempDirectory("tiercel-demo-");
        try (ThrowAwayHome running = ThrowAwayHome.create()) {

            // when
            try (ThrowAwayHome next = ThrowAwayHome.create()) {

                // then
                assertThat(running.home().directory()).exists();
                assertThat(next.home().directory()).isNotEqualTo(running.home().directory());
                assertThat(kept).exists();
            }
        } finally {
            Files.delete(kept);
        }
    }
}
