package dev.tiercel.systemtests;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.Progress;
import dev.tiercel.localstack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop, in calm and in a storm: the same breaches and moves, none missing, none twice. */
class LoopIT {

    private static final int ROUNDS_AT_LEAST = 3;
    private static final Duration NEXT_TICKET_AFTER = Duration.ofMillis(1_000);
    private static final int OPEN_AT_MOST = 30;
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final Duration ALL_TOLD_WITHIN = Duration.ofSeconds(240);
    private static final Duration QUIET = Duration.ofSeconds(4);

    @TempDir
    private static Path directory;

    private static Stack stack;
    private static Subscriber subscriber;
    private static Mailbox mailbox;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.builder(new Home(directory))
                .ports(Ports.free())
                .ruleBook(Path.of("src/test/resources/rule-book"))
                .build();
        stack.start(READY_WITHIN, Progress.silent());
        subscriber = new Subscriber(
                stack.kafkaBootstrap(), TopicCatalog.packaged((short) 1).names());
        mailbox = new Mailbox(stack);
    }

    @AfterAll
    static void stop() throws Exception {
        try (Stack started = stack;
                Subscriber reading = subscriber;
                Mailbox collecting = mailbox) {
            // closed in the order opposite to their start, whatever fails
        }
    }

    @Test
    void aMissedPromiseMovesTheTicketToTheNextTier() throws Exception {
        play(() -> {});
    }

    @Test
    void nothingIsLostOrDoubledWhenEachServiceIsKilledOnce() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("storm: repeat with -Dseed=" + seed);
        play(() -> killEachServiceOnce(new Random(seed)));
    }

    private interface Storm {
        void rage() throws InterruptedException;
    }

    private static void play(Storm storm) throws Exception {
        // when
        Map<String, Plot> tickets = act(storm);
        awaitEnd(tickets);

        // then
        check(subscriber.seen(), tickets, mailbox.messageIds());
    }

    /** Opens ticket after ticket until the storm is over, each with people of its own; returns when all have acted. */
    private static Map<String, Plot> act(Storm storm) throws Exception {
        Crm crm = new Crm(stack);
        Map<String, Plot> tickets = new ConcurrentHashMap<>();
        ExecutorService people = Executors.newCachedThreadPool();
        try {
            // While all is up: how long a ticket runs before it waits is part of the plot.
            List<String> waiting = new ArrayList<>();
            for (int number = 1; number <= ROUNDS_AT_LEAST; number++) {
                waiting.add(open(Plot.WAITS, crm, tickets));
            }
            Future<?> raging = people.submit(() -> {
                storm.rage();
                return null;
            });
            List<Future<?>> acts = new ArrayList<>();
            for (int round = 1; round <= ROUNDS_AT_LEAST || !raging.isDone(); round++) {
                if (round <= waiting.size()) {
                    String ticketId = waiting.get(round - 1);
                    acts.add(people.submit(() -> Plot.WAITS.act(crm, subscriber, ticketId)));
                }
                for (Plot plot : EnumSet.complementOf(EnumSet.of(Plot.WAITS))) {
                    acts.add(people.submit(() -> plot.act(crm, subscriber, open(plot, crm, tickets))));
                    do {
                        Thread.sleep(NEXT_TICKET_AFTER.toMillis()); // the rate of the load, not a wait for something
                        // A slow machine makes the storm long; tickets without end would make it slower still.
                    } while (acts.stream().filter(act -> !act.isDone()).count() > OPEN_AT_MOST);
                }
            }
            raging.get();
            for (Future<?> act : acts) {
                act.get();
            }
            return tickets;
        } finally {
            people.shutdownNow();
            people.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static String open(Plot plot, Crm crm, Map<String, Plot> tickets) {
        String ticketId = crm.open(plot.name(), plot.priority());
        plot.prepare(crm, ticketId);
        tickets.put(ticketId, plot);
        return ticketId;
    }

    private static void killEachServiceOnce(Random random) throws InterruptedException {
        List<Part> order = new ArrayList<>(Part.services());
        Collections.shuffle(order, random);
        for (Part service : order) {
            Thread.sleep(random.nextInt(1_000, 3_000)); // the random instant of the kill, not a wait for something
            System.out.println("storm: kill -9 " + service.label());
            stack.kill(service);
            stack.start(service);
            stack.awaitReady(List.of(service), READY_WITHIN);
        }
    }

    private static void awaitEnd(Map<String, Plot> tickets) {
        for (String ticketId : tickets.keySet()) {
            Event resolved = subscriber.awaitOne(
                    ticketId + " resolved",
                    ALL_TOLD_WITHIN,
                    event -> event.type().equals("ticket.resolved")
                            && event.ticketId().equals(ticketId));
            subscriber.awaitOne(
                    "the customer of " + ticketId + " told so",
                    ALL_TOLD_WITHIN,
                    event -> event.topic().equals("notified")
                            && event.text("eventId").equals(resolved.id()));
        }
        // Quiet alone does not tell: what a killed notification-service had claimed is sent when its lease of a minute
        // is over.
        await("everybody told of every move")
                .atMost(ALL_TOLD_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> Guarantees.everybodyWasTold(subscriber.seen()));
        subscriber.awaitQuiet(QUIET, ALL_TOLD_WITHIN);
    }

    private static void check(List<Event> events, Map<String, Plot> tickets, Set<String> mailIds) {
        System.out.println(
                tickets.size() + " tickets, " + events.size() + " events seen, " + mailIds.size() + " mails caught");
        Guarantees.hold(events);
        Guarantees.everybodyWasTold(events);
        Guarantees.whatWasToldWasSentOnce(events, mailIds);
        Map<String, List<Event>> byTicket = events.stream()
                .filter(event -> tickets.containsKey(event.ticketId()))
                .collect(Collectors.groupingBy(Event::ticketId));
        assertThat(byTicket.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> Facts.of(entry.getValue()))))
                .isEqualTo(tickets.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().expected())));
        assertThat(tickets.entrySet().stream()
                        .filter(entry -> OfficeHours.areCounted(
                                byTicket.get(entry.getKey()), entry.getValue().priority())))
                .as("tickets whose office hours were told")
                .isNotEmpty();
        tickets.forEach((ticketId, plot) -> {
            if (plot == Plot.WAITS) {
                Guarantees.theWaitIsNotCounted(byTicket.get(ticketId), Duration.ofSeconds(8));
            }
        });
    }
}
