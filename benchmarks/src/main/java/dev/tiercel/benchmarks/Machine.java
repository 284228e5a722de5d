package dev.tiercel.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a sitting runs on, and what else the machine does meanwhile: once a second, the processor time of all processes
 * less that of this one and of those it started. Linux only; elsewhere the background is not known.
 */
final class Machine implements AutoCloseable {

    /** Of all cores, in cores, over the time since the last one; negative if not known. */
    record Background(double mean, double most, double stolen) {

        @Override
        public String toString() {
            return mean < 0
                    ? "background load not known"
                    : String.format(
                            Locale.ROOT,
                            "background load %.2f cores, at most %.2f in a second; stolen by the host %.2f",
                            mean,
                            most,
                            stolen);
        }
    }

    private record Sample(long busy, long stolen, Map<Long, Long> ours) {}

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, whatever the kernel's own is
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int STEAL = 7;
    private static final int KNOWN_COLUMNS = 8; // what follows, guests, is in the first ones already

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread sampler = new Thread(this::sample, "machine");
    private double sum;
    private double most;
    private double stolen;
    private int samples;

    Machine() {
        sampler.setDaemon(true);
        sampler.start();
    }

    static String description(Options options) {
        Runtime runtime = Runtime.getRuntime();
        return String.join(
                "\n",
                "machine:    " + runtime.availableProcessors() + " cores, " + processor() + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", load "
                        + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "Java:       " + System.getProperty("java.vm.version"),
                "versions:   Kafka " + version("org/apache/kafka/kafka-clients", "/kafka/kafka-version.properties")
                        + ", db-scheduler " + version("com.github.kagkarlsson/db-scheduler", "") + ", Quartz "
                        + version("org.quartz-scheduler/quartz", "") + ", PostgreSQL embedded, fsync on",
                "service:    "
                        + String.join(" ", options.timerJvm().isEmpty() ? TimerProcess.USUAL_JVM : options.timerJvm())
                        + (options.timerSettings().isEmpty()
                                ? ", settings as packaged"
                                : ", " + options.timerSettings()),
                "broker:     one, its own process, " + String.join(" ", Stage.BROKER_JVM)
                        + ", topics as in the contract",
                "load:       one idempotent producer; one read_committed consumer; all on this machine",
                "seed:       " + options.seed());
    }

    /** What the rest of the machine did since this was last asked. */
    synchronized Background background() {
        Background background =
                samples == 0 ? new Background(-1, -1, -1) : new Background(sum / samples, most, stolen / samples);
        sum = 0;
        most = 0;
        stolen = 0;
        samples = 0;
        return background;
    }

    /** Processor time a process has taken so far. */
    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private void sample() {
        try {
            Sample before = take();
            long at = System.nanoTime();
            while (!closing.await(1, TimeUnit.SECONDS)) {
                Sample now = take();
                double seconds = (System.nanoTime() - at) / 1e9;
                at = System.nanoTime();
                long ours = 0;
                for (Map.Entry<Long, Long> process : now.ours().entrySet()) {
                    ours += process.getValue() - before.ours().getOrDefault(process.getKey(), 0L);
                }
                double others = Math.max(0, (now.busy() - before.busy() - ours) / TICKS_PER_SECOND / seconds);
                add(others, (now.stolen() - before.stolen()) / TICKS_PER_SECOND / seconds);
                before = now;
            }
        } catch (IOException e) {
            // no /proc on this machine: the background stays unknown
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(double others, double stolenNow) {
        sum += others;
        stolen += stolenNow;
        most = Math.max(most, others);
        samples++;
    }

    private static Sample take() throws IOException {
        String[] total;
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            total = lines.findFirst()
                    .orElseThrow(() -> new IOException("/proc/stat: empty"))
                    .split("\\s+");
        }
        long busy = 0;
        for (int i = 0; i < KNOWN_COLUMNS; i++) {
            if (i != IDLE && i != IOWAIT && i != STEAL) {
                busy += Long.parseLong(total[i + 1]);
            }
        }
        Map<Long, Long> ours = new HashMap<>();
        try (Stream<ProcessHandle> processes = Stream.concat(
                Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())) {
            for (ProcessHandle process : (Iterable<ProcessHandle>) processes::iterator) {
                ours.put(process.pid(), ticks(process.pid()));
            }
        }
        return new Sample(busy, Long.parseLong(total[STEAL + 1]), ours);
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name, in brackets, may hold spaces; user and system time are the 12th and 13th field after it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            return 0; // has ended meanwhile
        }
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("processor not known");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String version(String artifact, String resource) {
        String path = resource.isEmpty() ? "/META-INF/maven/" + artifact + "/pom.properties" : resource;
        try (InputStream in = Machine.class.getResourceAsStream(path)) {
            if (in == null) {
                return "(version not told)";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            return "(version not told)";
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Pause.join(sampler);
    }
}
