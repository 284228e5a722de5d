package dev.tiercel.systemtests.baddays;

import static org.awaitility.Awaitility.await;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackBuilder;
import dev.tiercel.localstack.Target;
import dev.tiercel.localstack.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A stack whose databases can be cut off. With two instances of each service, callers reach both at one address, as behind
 * the load balancer of a cluster, which gives new connections to those that say they are ready.
 */
final class Cluster implements AutoCloseable {
    static final Duration READY_WITHIN = Duration.ofSeconds(180);

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(25);
    private static final int SLOW_AT_MOST = 3;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Stack stack;
    private final Map<Part, Wire> databases;
    private final Map<Part, Wire> fronts = new EnumMap<>(Part.class);
    private final Map<Part, Twin> twins = new EnumMap<>(Part.class);

    /** Ports of instances that get connections. */
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();

    /** When the question was asked that was answered last, by port. */
    private final Map<Integer, Long> heard = new HashMap<>();

    /** Questions in a row that were not answered in time, by port. */
    private final Map<Integer, Integer> slow = new HashMap<>();

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "load-balancer");
        thread.setDaemon(true);
        return thread;
    });

    private record Twin(Child process, int port) {}

    private Cluster(Stack stack, Map<Part, Wire> databases) {
        this.stack = stack;
        this.databases = databases;
    }

    /** Returns when all are ready. */
    static Cluster start(Path directory, int instances) {
        Ports ports = Ports.free();
        Map<Part, Wire> databases = new EnumMap<>(Part.class);
        StackBuilder builder = Stack.builder(new Home(directory))
                .ports(ports)
                .ruleBook(Path.of("src/test/resources/bad-days-rule-book"));
        for (Part service : Part.services()) {
            if (service.hasDatabase()) {
                Wire wire = Wire.to(ports.of(Port.POSTGRES));
                databases.put(service, wire);
                String database = "postgresql://localhost:" + wire.port() + "/"
                        + service.label().replace("-service", "");
                builder.setting(service, "quarkus.datasource.jdbc.url", "jdbc:" + database)
                        .setting(service, "quarkus.datasource.reactive.url", database)
                        // What two instances each of three services take by default is more than the server has.
                        .setting(service, "quarkus.datasource.jdbc.max-size", "4");
            }
        }
        // After a minute without a database the crowd of callers that come again is served for longer than a command is
        // held by default for those before it.
        builder.setting(Part.TICKET, "tiercel.ticket.held-for", "PT5M");
        Cluster cluster = new Cluster(builder.build(), databases);
        try {
            cluster.stack.start(READY_WITHIN, new ProgressLines(System.out));
            if (instances > 1) {
                cluster.startTwins();
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    Stack stack() {
        return stack;
    }

    /** What callers are told. */
    Target target() {
        Ports ports = stack.ports();
        for (Map.Entry<Part, Wire> front : fronts.entrySet()) {
            ports = ports.with(front.getKey().port(), front.getValue().port());
        }
        return new Target(ports, stack.apiKey());
    }

    boolean isDouble() {
        return !twins.isEmpty();
    }

    /** Between a service and its database. */
    Wire database(Part service) {
        return databases.get(service);
    }

    /** Stops one instance in good order and waits for its end; the other works on. */
    void stopTwin(Part service) {
        Child process = twins.get(service).process();
        process.stop();
        if (!process.awaitEnd(ENDS_WITHIN)) {
            throw new IllegalStateException(service.label() + " does not end");
        }
    }

    /** Returns when it is ready. */
    void startTwin(Part service) {
        int port = twins.containsKey(service)
                ? twins.get(service).port()
                : Ports.free().of(service.port());
        twins.put(service, new Twin(stack.startAnother(service, port), port));
        await("the second " + service.label() + " ready")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> readiness(port) == 200);
    }

    /** Status of the readiness probe; 0 if there was no answer. */
    int readiness(Part service) {
        return readiness(stack.ports().of(service.port()));
    }

    private int readiness(int port) {
        try {
            return http.send(probe(port, Duration.ofSeconds(5)), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Events in the outbox of a service that are not published yet. */
    long outboxWaiting(Part service) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url(service) + "/q/metrics"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + stack.apiKey())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("tiercel_outbox_waiting"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .mapToLong(count -> Double.isNaN(count) ? Long.MAX_VALUE : (long) count)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no outbox among the metrics of " + service.label()));
        } catch (IOException e) {
            throw new UncheckedIOException("no metrics of " + service.label(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        twins.values().forEach(twin -> twin.process().stop());
        stack.close();
        twins.values().forEach(twin -> twin.process().awaitEnd(ENDS_WITHIN));
        fronts.values().forEach(Wire::close);
        databases.values().forEach(Wire::close);
    }

    /**
     * Answers come when they come; connections are given out meanwhile by what was known before. Who says that it is not
     * ready, or does not listen, gets none any more; who is only slow to say anything goes on until that was so several
     * times in a row, as with Kubernetes.
     */
    private void look(int port) {
        HttpRequest request = probe(port, Duration.ofSeconds(1));
        long asked = System.nanoTime();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> hear(
                        port,
                        asked,
                        failure == null && answer.statusCode() == 200,
                        failure != null && isTimeout(failure)));
    }

    private synchronized void hear(int port, long asked, boolean isReady, boolean isSlow) {
        if (asked - heard.getOrDefault(port, asked) < 0) {
            return; // overtaken by a later answer
        }
        if (isSlow && slow.merge(port, 1, Integer::sum) < SLOW_AT_MOST) {
            return;
        }
        heard.put(port, asked);
        if (!isSlow) {
            slow.remove(port);
        }
        if (isReady) {
            ready.add(port);
        } else {
            ready.remove(port);
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof HttpTimeoutException || failure.getCause() instanceof HttpTimeoutException;
    }

    private static HttpRequest probe(int port, Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                .timeout(timeout)
                .build();
    }

    private void startTwins() {
        for (Part service : Part.services()) {
            startTwin(service);
            for (int port :
                    List.of(stack.ports().of(service.port()), twins.get(service).port())) {
                looking.scheduleAtFixedRate(() -> look(port), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
            fronts.put(
                    service,
                    Wire.balancing(
                            ready::contains,
                            stack.ports().of(service.port()),
                            twins.get(service).port()));
        }
    }
}
