package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

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

        // when
        home.keep();
        home.close();

        // then
        assertThat(home.home().directory()).isDirectory();
        Files.delete(home.home().directory());
    }
}
