package dev.tiercel.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.replay.Timetable.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {
    private static final String LOG = """
            incident,at,status,substatus,line,impact,product
            early,2012-04-30T23:59:59+02:00,Queued,Awaiting Assignment,1,Low,A
            early,2012-05-01T00:10:00+02:00,Completed,Resolved,1,Low,A
            one,2012-05-01T00:00:00+02:00,Accepted,In Progress,1,Major,B
            one,2012-05-01T00:10:00+02:00,Queued,Awaiting Assignment,2,Major,B
            one,2012-05-01T00:20:00+02:00,Completed,Resolved,2,Major,B
            two,2012-05-01T00:10:00+02:00,Queued,Awaiting Assignment,1,Low,C
            late,2012-05-01T00:20:00+02:00,Queued,Awaiting Assignment,1,Low,D
            """;

    @TempDir
    private Path folder;

    @Test
    void compressesTimeAndLeavesOutWhatLiesOutside() throws IOException {
        // when
        Timetable timetable =
                timetable(Optional.of("2012-05-01T00:00:00+02:00"), Optional.of("2012-05-01T00:20:00+02:00"), 100);

        // then
        assertThat(timetable.cases()).isEqualTo(2);
        assertThat(timetable.skipped()).isEqualTo(1);
        assertThat(timetable.entries())
                .extracting(Entry::caseId, Entry::after, Entry::sourceSequence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", Duration.ZERO, 1),
                        org.assertj.core.groups.Tuple.tuple("one", Duration.ZERO, 2),
                        org.assertj.core.groups.Tuple.tuple("one", Duration.ofSeconds(6), 0),
                        org.assertj.core.groups.Tuple.tuple("two", Duration.ofSeconds(6), 1));
    }

    @Test
    void playsTheWholeLogWithoutLimits() throws IOException {
        Timetable timetable = timetable(Optional.empty(), Optional.empty(), 1);

        assertThat(timetable.cases()).isEqualTo(4);
        assertThat(timetable.length()).isEqualTo(Duration.ofSeconds(20 * 60 + 1));
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, LOG.replace("2012-05-01T00:20:00+02:00,Completed", "yesterday,Completed"));

        assertThatThrownBy(() -> IncidentLog.read(file, Mapping.shipped()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("line 6")
                .hasMessageContaining("at is yesterday");
    }

    @Test
    void refusesAnInstantWithoutAnOffset() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, LOG.replace("2012-05-01T00:20:00+02:00,Completed", "2012-05-01T00:20:00,Completed"));

        assertThatThrownBy(() -> IncidentLog.read(file, Mapping.shipped()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("line 6")
                .hasMessageContaining("at is 2012-05-01T00:20:00 (expected: an instant with its offset, such as")
                .hasMessageContaining("local times need a zone in the mapping");
    }

    @Test
    void takesLocalTimesInTheZoneOfTheMapping() throws IOException {
        // given
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(
                mapping,
                Files.readString(Path.of("src/main/resources/replay/three-lines.yaml")) + "\nzone: Europe/Stockholm\n");

        // when
        Mapping local = Mapping.read(mapping);

        // then
        assertThat(local.instant("2012-05-01T00:00")).isEqualTo(Instant.parse("2012-04-30T22:00:00Z"));
        assertThat(local.instant("2012-01-01T00:00")).isEqualTo(Instant.parse("2011-12-31T23:00:00Z"));
        assertThat(local.instant("2012-05-01T00:00+05:30")).isEqualTo(Instant.parse("2012-04-30T18:30:00Z"));
    }

    @Test
    void refusesLimitsThatCannotBeMeant() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, LOG);
        PrintStream out = new PrintStream(OutputStream.nullOutputStream());

        assertThatThrownBy(() -> Replay.of(wanted(file, "2012-05-01T00:00", "2012-05-02T00:00+02:00"), out))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("--from: 2012-05-01T00:00 (expected: an instant with its offset");
        assertThatThrownBy(() -> Replay.of(wanted(file, "2012-05-02T00:00+02:00", "2012-05-02T00:00+02:00"), out))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("--to: 2012-05-02T00:00+02:00 (expected: later than --from");
        assertThatThrownBy(() -> Replay.of(wanted(file, "2013-05-02T00:00+02:00", "2013-05-03T00:00+02:00"), out))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("nothing to play");
    }

    @Test
    void namesTheColumnThatIsMissing() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, LOG.replace("impact", "severity"));

        assertThatThrownBy(() -> IncidentLog.read(file, Mapping.shipped()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("no column impact")
                .hasMessageContaining("severity");
    }

    private static Replay.Wanted wanted(Path file, String from, String to) {
        return new Replay.Wanted(file, Optional.empty(), 1_000, Optional.of(from), Optional.of(to));
    }

    private Timetable timetable(Optional<String> from, Optional<String> to, int speed) throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, LOG);
        Mapping mapping = Mapping.shipped();
        return Timetable.of(
                IncidentLog.read(file, mapping), mapping, from.map(mapping::instant), to.map(mapping::instant), speed);
    }
}
