package dev.tiercel.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param repetitions of lateness and burst; the others take three, or fewer if this is fewer
 * @param scale how much of everything
 * @param timerJvm options of the Java the service runs in, over those of its container
 * @param timerSettings system properties of the service, over its defaults
 */
record Options(
        Set<Row> rows,
        boolean peers,
        int repetitions,
        long seed,
        Scale scale,
        List<String> timerJvm,
        Map<String, String> timerSettings) {

    private static final int USUAL_REPETITIONS = 5;
    private static final int FEWER_REPETITIONS = 3;

    static final String HELP = """
            usage: benchmarks/run [OPTION]...

              --short               tiny numbers: whether every row is exact, not how fast it is
              --rows a,b            some of ingest,lateness,burst,restart,growth,arithmetic; default all
              --no-peers            not the other schedulers
              --repetitions N       of lateness and burst, default 5; the other rows take 3 at most
              --open N              open tickets, three clocks each; default 1000000. growth takes 3/10 of it and 3 times it
              --seed N              repeats a schedule; printed by every run
              --timer-jvm "FLAGS"   of the service's Java, instead of those of its container
              --timer-setting K=V   a system property of the service; may be repeated
              --no-build            runs what lies in target
              --help                this text
            """;

    Options {
        rows = Set.copyOf(rows);
        timerJvm = List.copyOf(timerJvm);
        timerSettings = Map.copyOf(timerSettings);
        if (repetitions < 1) {
            throw new Misuse("--repetitions: " + repetitions + " (expected: at least 1)");
        }
    }

    boolean has(Row row) {
        return rows.contains(row);
    }

    int fewRepetitions() {
        return Math.min(FEWER_REPETITIONS, repetitions);
    }

    static Options parse(List<String> arguments, long seed) {
        Set<Row> rows = EnumSet.allOf(Row.class);
        boolean peers = true;
        boolean isShort = false;
        int repetitions = 0;
        int open = 0;
        List<String> jvm = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            switch (option) {
                case "--short" -> isShort = true;
                case "--no-peers" -> peers = false;
                case "--rows" -> rows = Row.named(value(arguments, ++i, option));
                case "--repetitions" -> repetitions = Math.toIntExact(number(arguments, ++i, option));
                case "--open" -> open = Math.toIntExact(number(arguments, ++i, option));
                case "--seed" -> seed = number(arguments, ++i, option);
                case "--timer-jvm" ->
                    jvm.addAll(List.of(value(arguments, ++i, option).strip().split("\\s+")));
                case "--timer-setting" -> {
                    String[] setting = value(arguments, ++i, option).split("=", 2);
                    if (setting.length < 2) {
                        throw new Misuse(option + ": " + setting[0] + " (expected: NAME=VALUE)");
                    }
                    settings.put(setting[0], setting[1]);
                }
                default -> throw new Misuse("unknown option: " + option + " (see --help)");
            }
        }
        Scale scale = isShort ? Scale.SHORT : Scale.FULL;
        if (open > 0) {
            scale = scale.withOpen(open);
        }
        int usual = isShort ? 1 : USUAL_REPETITIONS;
        return new Options(rows, peers, repetitions == 0 ? usual : repetitions, seed, scale, jvm, settings);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new Misuse(option + " needs a value");
        }
        return arguments.get(index);
    }

    private static long number(List<String> arguments, int index, String option) {
        String value = value(arguments, index, option).replace("_", "");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Misuse(option + ": " + value + " (expected: a number)");
        }
    }
}
