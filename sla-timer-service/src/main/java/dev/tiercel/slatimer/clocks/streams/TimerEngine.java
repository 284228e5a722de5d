package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.config.TimerConfig;
import dev.tiercel.slatimer.time.SteadyTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the timer running: waits for the topics, runs Kafka Streams, replaces a thread that fails and starts again if all
 * of it failed. Ends only when stopped, or when the topics can never do.
 */
public final class TimerEngine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TimerEngine.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int PAUSE_DOUBLINGS = 6;

    private final TimerConfig config;
    private final InstantSource wall;
    private final TimerMeters meters;
    private final BiFunction<TimerParts, Shelves, Topology> topology;
    private final Consumer<String> onRefusal;
    private final Shelves shelves = new Shelves();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final Thread supervisor = new Thread(this::supervise, "sla-timer-supervisor");

    private volatile EngineStatus status = EngineStatus.waiting("starting");
    private volatile boolean hasRun;
    private volatile int partitions;
    private volatile @Nullable ObservedClients clients;
    private volatile @Nullable TimerQueries queries;

    /**
     * @param wall may be wrong, and may be set at any time: see {@link SteadyTime}
     * @param onRefusal told why, once, if the service must not run on these topics
     */
    public TimerEngine(
            TimerConfig config,
            InstantSource wall,
            TimerMeters meters,
            BiFunction<TimerParts, Shelves, Topology> topology,
            Consumer<String> onRefusal) {
        this.config = config;
        this.wall = wall;
        this.meters = meters;
        this.topology = topology;
        this.onRefusal = onRefusal;
    }

    public void start() {
        supervisor.start();
    }

    /** True once it has been at work, whatever happened since. */
    public boolean hasRun() {
        return hasRun;
    }

    /** Null until it has been started on topics that will do. */
    public @Nullable TimerQueries queries() {
        return queries;
    }

    public EngineStatus status() {
        ObservedClients current = clients;
        return current == null ? status : status.behind(current.behind());
    }

    /** Finishes the work in hand and leaves the group, so that others take over at once. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            supervisor.join(config.closeWithin().plusSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try (BrokerTime brokerTime = new BrokerTime(config, wall, System::nanoTime)) {
            while (!isStopping()) {
                if (awaitTopics(brokerTime)) {
                    SteadyTime time = awaitTime(brokerTime);
                    if (time != null) {
                        runStreams(time, brokerTime);
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, the timer ends");
        }
    }

    /** False if it was stopped before, or can never start. */
    private boolean awaitTopics(BrokerTime brokerTime) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        try (Admin admin = Admin.create(settings)) {
            for (int attempt = 0; !isStopping(); attempt++) {
                TopicCheck.Result result = TopicCheck.of(admin);
                if (result instanceof TopicCheck.Result.Ready ready) {
                    partitions = ready.partitions();
                    brokerTime.prepare(admin);
                    return true;
                }
                if (result instanceof TopicCheck.Result.Unequal unequal) {
                    status = EngineStatus.waiting(unequal.reason());
                    LOG.errorf("Refusing to start: %s", unequal.reason());
                    onRefusal.accept(unequal.reason());
                    stopping.countDown();
                } else if (result instanceof TopicCheck.Result.NotYet notYet) {
                    if (!status.reason().equals(notYet.reason())) {
                        LOG.infof("Waiting: %s", notYet.reason());
                    }
                    status = EngineStatus.waiting(notYet.reason());
                    pause(attempt);
                }
            }
        }
        return false;
    }

    /** Null if it was stopped before. */
    private @Nullable SteadyTime awaitTime(BrokerTime brokerTime) throws InterruptedException {
        while (!isStopping()) {
            SteadyTime time = brokerTime.time();
            if (time != null) {
                return time;
            }
            if (!status.reason().equals(brokerTime.problem())) {
                LOG.infof("Waiting: %s", brokerTime.problem());
                status = EngineStatus.waiting(brokerTime.problem());
            }
            brokerTime.askIfDue();
            stopping.await(10, TimeUnit.MILLISECONDS);
        }
        return null;
    }

    private void runStreams(SteadyTime time, BrokerTime brokerTime) throws InterruptedException {
        ObservedClients observed = new ObservedClients(time, config.stallAfter());
        TimerParts parts = new TimerParts(
                time, observed, meters, config.firingCap(), TimerParts.USUAL_CROWD, config.punctuateEvery());
        KafkaStreams streams = new KafkaStreams(
                topology.apply(parts, shelves), StreamsSettings.of(config), observed, new UnsteppedTime());
        CountDownLatch failed = new CountDownLatch(1);
        streams.setStateListener((now, before) -> {
            status = EngineStatus.of(now);
            if (now == KafkaStreams.State.RUNNING) {
                hasRun = true;
                failures.set(0);
            } else if (now == KafkaStreams.State.ERROR) {
                failed.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("A thread of the timer failed and is replaced", failure);
            try {
                pause(failures.getAndIncrement());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        clients = observed;
        meters.measuresBy(time);
        queries = new TimerQueries(streams, shelves, time, partitions);
        try {
            streams.start();
            // Either of two things ends it, and there is no latch for two.
            while (!isStopping() && !failed.await(50, TimeUnit.MILLISECONDS)) {
                brokerTime.askIfDue();
            }
        } finally {
            // Kafka Streams stays a member by default, and its partitions would lie idle until the session ends.
            boolean closed = streams.close(
                    CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                            .withTimeout(config.closeWithin()));
            LOG.infof("The timer has stopped%s", closed ? "" : " in the middle of its work, which will be done again");
        }
        if (!isStopping()) {
            pause(failures.getAndIncrement());
        }
    }

    private void pause(int failedBefore) throws InterruptedException {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failedBefore, PAUSE_DOUBLINGS));
        stopping.await(Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()), TimeUnit.MILLISECONDS);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
