package dev.tiercel.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    Path folder;

    @Test
    void anotherProcessReadsWhatWasWritten() {
        // given
        Path file = folder.resolve("stack.json");
        StackState state = new StackState(Ports.usual().numbers(), Map.of())
                .with(Part.KAFKA, new StackState.Started(17, Instant.parse("2026-03-01T10:00:00.120Z")))
                .with(Part.TICKET, new StackState.Started(18, Instant.parse("2026-03-01T10:00:01Z")));

        // when
        state.write(file);

        // then
        assertThat(StackState.read(file)).contains(state);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void forgetsAStoppedPart() {
        // given
        StackState state = new StackState(Ports.usual().numbers(), Map.of())
                .with(Part.MAIL, new StackState.Started(17, Instant.EPOCH));

        // when, then
        assertThat(state.without(Part.MAIL).processes()).isEmpty();
    }

    @Test
    void nothingWasStartedWhereThereIsNoFile() {
        assertThat(StackState.read(folder.resolve("stack.json"))).isEmpty();
    }

    @Test
    void saysWhatToDoAboutAnUnreadableFile() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("stack.json"), "{\"ports\"");

        // when, then
        assertThatThrownBy(() -> StackState.read(file))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("delete that file");
    }

    @Test
    void findsALivingProcessAgain() {
        // given
        Instant startedAt = SELF.info().startInstant().orElseThrow();

        // when, then
        assertThat(new StackState.Started(SELF.pid(), startedAt).find()).isPresent();
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameNumberForIt() {
        // given
        Instant startedAt = SELF.info().startInstant().orElseThrow();

        // when, then
        assertThat(new StackState.Started(SELF.pid(), startedAt.minusSeconds(60)).find())
                .isEmpty();
    }
}
