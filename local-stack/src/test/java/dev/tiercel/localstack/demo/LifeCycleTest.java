package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

    /** What the story tells by itself, or what others tell better. */
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("created", "acknowledged", "waiting", "resumed", "resolved", "snapshot", "linked");

    @Test
    void everyTicketEventOfTheContractIsALine() throws IOException {
        // given
        Set<String> untold = new TreeSet<>();

        // when
        try (DirectoryStream<Path> examples =
                Files.newDirectoryStream(Path.of("../contracts/examples"), "ticket.*.v1.json")) {
            for (Path file : examples) {
                String name = file.getFileName().toString().split("\\.")[1];
                JsonNode body =
                        JsonMapper.builder().build().readTree(file.toFile()).path("value");
                Optional<String> line = LifeCycle.line(
                        "dev.tiercel.ticket." + name + ".v1",
                        body,
                        who -> who.path("by").asText());
                if (line.isEmpty() && !TOLD_ELSEWHERE.contains(name)) {
                    untold.add(name);
                }
            }
        }

        // then
        assertThat(untold).isEmpty();
    }

    @Test
    void namesWhoDidItAndWhy() throws IOException {
        // given
        JsonNode body = JsonMapper.builder().build().readTree("{\"by\":\"ana\",\"reason\":\"It is back\"}");

        // when
        Optional<String> line = LifeCycle.line("dev.tiercel.ticket.reopened.v1", body, who -> "Ana Ferreira");

        // then
        assertThat(line).contains("REOPENED by Ana Ferreira: \"It is back\"");
    }
}
