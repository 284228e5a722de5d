package dev.tiercel.systemtests.baddays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.replay.Replay;
import dev.tiercel.localstack.replay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The sample log of {@code ./tiercel replay}, played beside the load in a tenant of its own. */
final class Played implements AutoCloseable {
    private static final Path LOG = Path.of("../local-stack/samples/incidents.csv");
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(120);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(12);

    private final Stage stage;
    private final Replay replay;
    private final ExecutorService player = Executors.newSingleThreadExecutor();
    private final Future<Report> report;
    private final Instant began;

    private Played(Stage stage) {
        this.stage = stage;
        replay = Replay.of(
                new Replay.Wanted(LOG, Optional.empty(), stage.pace().speed(), Optional.empty(), Optional.empty()),
                System.out);
        report = player.submit(() -> replay.play(stage.cluster().target()));
        stage.until(
                "the first ticket of the replay",
                BEGINS_WITHIN,
                () -> report.isDone()
                        || !stage.witness()
                                .seen(event -> event.type().equals("ticket.created")
                                        && event.tenant().startsWith("replay-"))
                                .isEmpty());
        began = Instant.now();
    }

    /** Returns when its first ticket is there: its tenant, key and rule book are made. */
    static Played begin(Stage stage) {
        return new Played(stage);
    }

    /** An instant of it: 0 is its first step, 1 its last. */
    Instant at(double part) {
        return began.plusMillis((long) (replay.length().toMillis() * part));
    }

    boolean isOver() {
        return report.isDone();
    }

    /** Waits until nothing of it is owed any more. It has to be good in its own judgement. */
    void endsWell() throws Exception {
        Report of = report.get(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        stage.say("the replay is over:");
        of.lines().forEach(line -> System.out.println("    " + line));
        assertThat(of.inconsistencies()).as("inconsistencies of the replay").isEmpty();
        assertThat(of.unexpected()).as("answers nobody expects, of the replay").isEmpty();
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
