package dev.tiercel.systemtests.baddays;

import static dev.tiercel.systemtests.baddays.Stage.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.Part;
import dev.tiercel.systemtests.baddays.Load.Attempt;
import dev.tiercel.systemtests.baddays.Load.Course;
import dev.tiercel.systemtests.baddays.Witness.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes wrong while people work on. Each leaves the stack whole again, and checks what callers saw meanwhile. */
enum BadDay {
    /** Each of the four services is killed once, at a random instant of a replay, which is judged like any other. */
    KILLED {
        @Override
        void happen(Stage stage) throws Exception {
            try (Played played = Played.begin(stage)) {
                List<Part> order = shuffled(stage, Part.services());
                for (int number = 0; number < order.size(); number++) {
                    Part service = order.get(number);
                    // One in each quarter, but not so late that the replay is over.
                    Instant kill = played.at((number + stage.random().nextDouble(0.95)) / order.size());
                    stage.pass(Duration.between(Instant.now(), kill));
                    assertThat(played.isOver()).as("the replay is over").isFalse();
                    stage.say("kill -9 %s", service.label());
                    stage.cluster().stack().kill(service);
                    startAgain(stage, service);
                }
                played.endsWell();
            }
        }
    },

    /** The broker is killed and stays away: tickets are taken in all the same. */
    BROKER_AWAY {
        @Override
        void happen(Stage stage) throws InterruptedException {
            stage.pass(stage.pace().calm());
            stage.say("kafka goes away for %.0f s", seconds(stage.pace().outage()));
            if (stage.pace().gently()) {
                stage.cluster().stack().stop(Part.KAFKA);
            } else {
                stage.cluster().stack().kill(Part.KAFKA);
            }
            Instant from = Instant.now();
            long waiting = 0;
            while (Instant.now().isBefore(from.plus(stage.pace().outage()))) {
                stage.pass(Duration.ofSeconds(1));
                for (Part service : DATABASE_SERVICES) {
                    assertThat(stage.cluster().readiness(service))
                            .as("readiness of %s while Kafka is away", service.label())
                            .isNotEqualTo(503);
                }
                waiting = Math.max(waiting, stage.cluster().outboxWaiting(Part.TICKET));
            }
            for (Part service : DATABASE_SERVICES) {
                stage.until(
                        service.label() + " ready without Kafka",
                        TELLS_WITHIN,
                        () -> stage.cluster().readiness(service) == 200);
            }
            Instant to = Instant.now();
            List<Attempt> intake = stage.load().attempts(from, to).stream()
                    .filter(attempt -> attempt.part() == Part.TICKET)
                    .toList();
            stage.say(
                    "kafka comes back; meanwhile ticket-service answered %s, up to %d events wait in its outbox",
                    stage.answers(Part.TICKET, from, to), waiting);
            assertThat(intake)
                    .as("what callers of ticket-service saw while Kafka was away")
                    .isNotEmpty()
                    .allMatch(attempt -> attempt.what().matches("20[0-2]"));
            assertThat(waiting).as("events that waited for Kafka").isPositive();
            startAgain(stage, Part.KAFKA);
            for (Part service : DATABASE_SERVICES) {
                Duration drained = stage.until(
                        "the outbox of " + service.label() + " drained",
                        BACK_WITHIN,
                        () -> stage.cluster().outboxWaiting(service) < ALMOST_NOTHING);
                stage.say("outbox of %s drained after another %.1f s", service.label(), seconds(drained));
            }
            Duration ready = stage.until(
                    "sla-timer-service ready",
                    BACK_WITHIN,
                    () -> stage.cluster().readiness(Part.SLA_TIMER) == 200);
            stage.say("sla-timer-service ready after another %.1f s", seconds(ready));
        }
    },

    /** The database of one service after the other cannot be reached. */
    DATABASES_AWAY {
        @Override
        void happen(Stage stage) throws InterruptedException {
            for (Part service : shuffled(stage, DATABASE_SERVICES)) {
                stage.pass(stage.pace().calm());
                stage.say(
                        "the database of %s is away for %.0f s",
                        service.label(), seconds(stage.pace().outage()));
                Instant from = Instant.now();
                stage.cluster().database(service).cut();
                Duration told = stage.until(
                        "readiness of " + service.label() + " tells that its database is away",
                        TELLS_WITHIN,
                        () -> stage.cluster().readiness(service) == 503);
                stage.pass(stage.pace().outage().minus(Duration.between(from, Instant.now())));
                assertThat(stage.cluster().readiness(service))
                        .as("readiness of %s without a database", service.label())
                        .isEqualTo(503);
                Map<String, Long> answers = stage.answers(service, from, Instant.now());
                stage.say("it comes back; readiness told after %.1f s, callers saw %s", seconds(told), answers);
                assertThat(answers.keySet())
                        .as("what callers of %s saw without its database", service.label())
                        .contains("503 database-away")
                        .isSubsetOf(SUCCESS_OR_CLEAR);
                stage.cluster().database(service).mend();
                Duration ready = stage.until(
                        service.label() + " ready",
                        BACK_WITHIN,
                        () -> stage.cluster().readiness(service) == 200);
                Duration drained = stage.until(
                        "the outbox of " + service.label() + " drained",
                        BACK_WITHIN,
                        () -> stage.cluster().outboxWaiting(service) < ALMOST_NOTHING);
                stage.say("ready after %.1f s, outbox drained after another %.1f s", seconds(ready), seconds(drained));
            }
        }
    },

    /** Each service is stopped in good order and started again; of two instances of a service, one after the other. */
    RESTARTED {
        @Override
        void happen(Stage stage) throws InterruptedException {
            Cluster cluster = stage.cluster();
            for (Part service : shuffled(stage, Part.services())) {
                stage.pass(Duration.ofMillis(
                        stage.random().nextLong(500, stage.pace().calm().toMillis())));
                stage.say("restart of %s", service.label());
                Instant from = Instant.now();
                cluster.stack().stop(service);
                Duration stopped = Duration.between(from, Instant.now());
                startAgain(stage, service);
                if (cluster.isDouble()) {
                    cluster.stopTwin(service);
                    cluster.startTwin(service);
                }
                Map<String, Long> answers = stage.answers(service, from, Instant.now());
                stage.say("it stopped within %.1f s; callers saw %s", seconds(stopped), answers);
                stage.load().attempts(from, Instant.now()).stream()
                        .filter(attempt -> attempt.part() == service && !SUCCESS_OR_CLEAR.contains(attempt.what()))
                        .limit(10)
                        .forEach(attempt -> stage.say("%s", attempt));
                assertThat(answers.keySet())
                        .as("what callers saw while %s was restarted", service.label())
                        .isSubsetOf(SUCCESS_OR_CLEAR)
                        .doesNotContain(cluster.isDouble() ? NOBODY_THERE : "");
                assertThat(stopped).as("time %s took to stop", service.label()).isLessThan(STOPS_WITHIN);
            }
        }
    },

    /** The timer is down while tickets miss their promises and are resolved: nobody is told of those. */
    TIMER_DOWN {
        @Override
        void happen(Stage stage) throws InterruptedException {
            stage.pass(stage.pace().calm());
            Duration outage = stage.pace().outage().multipliedBy(2);
            stage.say("the timer is down for %.0f s", seconds(outage));
            stage.cluster().stack().kill(Part.SLA_TIMER);
            Instant down = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as tickets tell when they were opened
            List<Course> opened = new ArrayList<>();
            for (int number = 0; number < OVER_BEFORE_IT_IS_BACK; number++) {
                opened.add(stage.load().open(Life.resolvedAfter("P1", IN_TIME)));
                opened.add(stage.load().open(Life.resolvedAfter("P1", TOO_LATE)));
            }
            stage.pass(outage);
            stage.until(
                    "those opened without the timer are finished",
                    BACK_WITHIN,
                    () -> opened.stream().allMatch(Course::isAnswered));
            Set<String> over = stage.load().courses().stream()
                    .filter(course -> !course.opensAt.isBefore(down))
                    .filter(Course::isAnswered)
                    .map(course -> course.id.join())
                    .collect(Collectors.toSet());
            startAgain(stage, Part.SLA_TIMER);
            stage.until(
                    "the timer has caught up",
                    BACK_WITHIN,
                    () -> announced(stage, over).size() >= OVER_BEFORE_IT_IS_BACK);
            // A move would follow at once.
            stage.pass(stage.pace().calm());
            List<Seen> moves = stage.witness()
                    .seen(event -> event.type().equals("escalation.moved")
                            && over.contains(event.key())
                            && event.body().path("cause").path("kind").asText().equals("breach"));
            stage.say(
                    "%d tickets were opened and finished meanwhile; of %d promises missed it told late, %d moves came of that",
                    over.size(), announced(stage, over).size(), moves.size());
            assertThat(over)
                    .as("tickets opened and finished without the timer")
                    .hasSizeGreaterThanOrEqualTo(2 * OVER_BEFORE_IT_IS_BACK);
            assertThat(moves).as("moves of tickets that were finished long ago").isEmpty();
        }

        private List<Seen> announced(Stage stage, Set<String> tickets) {
            return stage.witness()
                    .seen(event -> event.type().equals("sla-breach.announced") && tickets.contains(event.key()));
        }
    },

    /** Records come twice, late, in any order, and damaged, on every topic. */
    INJECTED {
        @Override
        void happen(Stage stage) throws InterruptedException {
            stage.pass(stage.pace().calm());
            try (Injector injector = new Injector(stage)) {
                injector.awaitModels();
                Instant until = Instant.now().plus(stage.pace().outage().multipliedBy(2));
                while (Instant.now().isBefore(until)) {
                    injector.repeat();
                    injector.damage();
                    stage.pass(INJECTED_EVERY);
                }
                injector.shuffle();
                injector.checkDeadLetters();
            }
        }
    };

    private static final List<Part> DATABASE_SERVICES =
            Part.services().stream().filter(Part::hasDatabase).toList();
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration TELLS_WITHIN = Duration.ofSeconds(20);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    /** Under load there is always something on its way. */
    private static final int ALMOST_NOTHING = 20;

    private static final int OVER_BEFORE_IT_IS_BACK = 10;
    /** Of the first response to a P1, which is promised within 4 s. */
    private static final Duration IN_TIME = Duration.ofSeconds(2);

    private static final Duration TOO_LATE = Duration.ofSeconds(6);
    /** Each round is some three hundred records more, most of which several services set aside. */
    private static final Duration INJECTED_EVERY = Duration.ofSeconds(4);

    private static final String NOBODY_THERE = "refused";
    /**
     * What a careful caller can go by: done, refused for a reason, come again, or nobody there, so that nothing was sent.
     * A reverse proxy answers 503 for the last.
     */
    private static final Set<String> SUCCESS_OR_CLEAR = Set.of(
            "200",
            "201",
            "202",
            "404 unknown-ticket",
            "409 wrong-direction",
            "409 last-tier",
            "409 first-tier",
            "409 ticket-finished",
            "409 request-in-progress",
            "503 database-away",
            "503 no-policy-yet",
            "503 overloaded",
            "503 starting",
            "503 stopping",
            NOBODY_THERE);

    abstract void happen(Stage stage) throws Exception;

    /** As it is named on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Part> shuffled(Stage stage, List<Part> parts) {
        List<Part> order = new ArrayList<>(parts);
        Collections.shuffle(order, stage.random());
        return order;
    }

    private static void startAgain(Stage stage, Part part) {
        stage.cluster().stack().start(part);
        Duration ready = stage.until(
                part.label() + " ready",
                Cluster.READY_WITHIN,
                () -> stage.cluster().stack().isReady(part));
        stage.say("%s is ready after %.1f s", part.label(), seconds(ready));
    }
}
