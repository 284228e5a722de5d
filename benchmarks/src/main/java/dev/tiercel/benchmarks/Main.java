package dev.tiercel.benchmarks;

import dev.tiercel.localstack.Checkout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Measures the rows asked for and prints the table. */
public final class Main {

    private static final int NOT_EXACT = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final Options options;
    private final Path root;

    private Main(PrintStream out, Options options, Path root) {
        this.out = out;
        this.options = options;
        this.root = root;
    }

    /** Exit code 0 if everything was exact, whether goals are met or not; 1 if not; 2 if misused. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            Options options = Options.parse(List.of(arguments), System.nanoTime() & 0xFFFF_FFFFL);
            Report report = measure(System.out, options, Checkout.find().root());
            if (!report.flaws().isEmpty()) {
                System.exit(NOT_EXACT);
            }
        } catch (Misuse e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(MISUSED);
        }
    }

    /** @param root of the built tree */
    static Report measure(PrintStream out, Options options, Path root) throws Exception {
        return new Main(out, options, root).measure();
    }

    private Report measure() throws Exception {
        out.println(Machine.description(options));
        out.println();
        Report report = new Report(out, !options.scale().isShort());
        try (Machine machine = new Machine()) {
            if (options.rows().stream().anyMatch(row -> row != Row.RESTART && row != Row.ARITHMETIC)) {
                onOneStage(report, machine);
            }
            if (options.has(Row.RESTART)) {
                restarts(report, machine);
            }
            if (options.has(Row.ARITHMETIC)) {
                machine.background();
                new ArithmeticRow(report, options.scale()).run(options.fewRepetitions());
                report.note("arithmetic: %s", machine.background());
            }
        }
        report.printTable();
        return report;
    }

    /** One stage that only grows: what is open for one row stays open for the next. */
    private void onOneStage(Report report, Machine machine) throws Exception {
        Scale scale = options.scale();
        try (Stage stage = Stage.open(report, options, root)) {
            GrowthRow growth = new GrowthRow(report, stage, scale);
            if (options.has(Row.GROWTH)) {
                growth.small(options.fewRepetitions());
                report.note("growth, before: %s", machine.background());
            }
            if (options.has(Row.INGEST)) {
                machine.background();
                new IngestRow(report, stage).run(scale.open(), options.fewRepetitions());
                report.note("ingest: %s", machine.background());
            } else {
                stage.openTo(scale.open());
            }
            if (options.has(Row.LATENESS)) {
                machine.background();
                new LatenessRow(report, stage, scale).run(options.repetitions());
                report.note("lateness: %s", machine.background());
            }
            List<Double> burst = List.of();
            if (options.has(Row.BURST)) {
                machine.background();
                burst = new BurstRow(report, stage, scale).run(options.repetitions());
                report.note("burst: %s", machine.background());
            }
            if (options.peers() && (options.has(Row.LATENESS) || options.has(Row.BURST))) {
                peers(report, machine, stage, burst);
            }
            if (options.has(Row.GROWTH)) {
                machine.background();
                growth.grown(options.fewRepetitions());
                report.note("growth, after: %s", machine.background());
            }
        }
    }

    /** How long it takes to come back is a matter of how much is open, and the other stage has more by then than is asked for. */
    private void restarts(Report report, Machine machine) throws Exception {
        try (Stage stage = Stage.open(report, options, root)) {
            stage.openTo(options.scale().open());
            machine.background();
            new RestartRow(report, stage, options.scale()).run(options.fewRepetitions());
            report.note("restart: %s", machine.background());
        }
    }

    /** With the service stopped, so that each side has the machine for itself. */
    private void peers(Report report, Machine machine, Stage stage, List<Double> burst) throws Exception {
        stage.timer().stop();
        machine.background();
        try (DbSchedulerPeer peer = DbSchedulerPeer.open(report, options.scale(), stage)) {
            if (options.has(Row.LATENESS)) {
                for (int rate : options.scale().rates()) {
                    peer.lateness(rate, options.fewRepetitions());
                }
            }
            if (options.has(Row.BURST)) {
                List<Double> theirs = peer.burst(options.fewRepetitions());
                report.figure(
                        Row.BURST,
                        "db-scheduler takes so many times as long",
                        "",
                        List.of(Figure.median(theirs) / Figure.median(burst)),
                        Goal.atLeast(12));
            }
        }
        report.note("db-scheduler: %s", machine.background());
        if (options.has(Row.LATENESS)) {
            try (QuartzPeer peer = QuartzPeer.open(report, options.scale(), stage)) {
                peer.lateness(options.scale().quartzRate(), options.fewRepetitions());
            }
            report.note("quartz: %s", machine.background());
        }
        stage.timer().start();
        stage.awaitAtWork(stage.timer());
    }
}
