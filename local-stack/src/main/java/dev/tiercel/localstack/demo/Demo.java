package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.Addresses;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The demonstration from start to end. */
public final class Demo {

    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final Duration TELL_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_OPENINGS = Duration.ofSeconds(2);

    private final Stack stack;
    private final Telling telling;
    private final Set<Part> dead = EnumSet.noneOf(Part.class);
    private volatile boolean spoilt;

    private Demo(Stack stack, Telling telling) {
        this.stack = stack;
        this.telling = telling;
    }

    /**
     * Runs the demo; without {@code exitWhenTold} it returns only if interrupted.
     *
     * @param chosen ports the user insists on; any other that is taken is replaced by a free one
     * @return exit code: 0 if the expected story was read, 1 if not
     */
    public static int run(Ports ports, List<Port> chosen, boolean exitWhenTold) {
        List<Port> replaced = new ArrayList<>(ports.taken());
        replaced.removeAll(chosen);
        try (ThrowAwayHome home = ThrowAwayHome.create()) {
            Stack stack = Stack.builder(home.home())
                    .ports(ports.withFree(replaced))
                    .ruleBook(DemoRuleBook.unpack(home.home().directory().resolve("rule-book")))
                    .build();
            home.stopsFirst(stack);
            Demo demo = new Demo(stack, new Telling(System.out, Terminal.hasColours(System.getenv())));
            try {
                int code = demo.play(exitWhenTold);
                if (code != 0) {
                    home.keep();
                }
                return code;
            } catch (StackFailure e) {
                home.keep();
                throw e;
            }
        }
    }

    private int play(boolean exitWhenTold) {
        telling.say("Starting PostgreSQL, Kafka, a mail catcher and the four services; all is thrown away at the end.");
        long began = System.nanoTime();
        stack.start(START_WITHIN, new ProgressLines(System.out));
        telling.say(String.format("%nAll ready after %.1f s.", (System.nanoTime() - began) / 1e9));
        telling.say(Addresses.of(stack.ports(), stack.home()));
        telling.say("The story, each line told by an event on Kafka:\n");
        List<Scene> scenes = Scenes.all();
        ExecutorService actors = Executors.newCachedThreadPool(Demo::daemon);
        try (StoryReader reader = new StoryReader(stack.kafkaBootstrap(), telling::hear, this::fail, this::fail)) {
            reader.start();
            actors.execute(() -> open(scenes, actors));
            awaitTold(scenes.size());
            int code = conclude();
            if (exitWhenTold) {
                return code;
            }
            telling.say("\nOpen tickets of your own (see above): the story goes on until Ctrl-C.\n");
            while (true) {
                mournTheDead();
                pause(Duration.ofMillis(500));
            }
        } finally {
            actors.shutdownNow();
        }
    }

    private void open(List<Scene> scenes, ExecutorService actors) {
        People people = new People(stack);
        for (Scene scene : scenes) {
            actors.execute(() -> {
                try {
                    String ticket = people.open(scene);
                    telling.expect(ticket, scene);
                    scene.script().play(new ScenePlayer(people, ticket));
                } catch (RuntimeException e) {
                    fail(e);
                }
            });
            pause(BETWEEN_OPENINGS);
        }
    }

    private void awaitTold(int scenes) {
        long began = System.nanoTime();
        while (!telling.isComplete(scenes) && !spoilt && System.nanoTime() - began < TELL_WITHIN.toNanos()) {
            mournTheDead();
            pause(Duration.ofMillis(200));
        }
    }

    private int conclude() {
        List<String> problems = telling.judge();
        if (problems.isEmpty() && !spoilt) {
            telling.say("\nThat is the story: " + telling.events() + " events read, each of them once.");
            return 0;
        }
        telling.say("\nThe story did not go as expected:");
        problems.forEach(problem -> telling.say("  " + problem));
        return 1;
    }

    private void mournTheDead() {
        for (Part part : Part.values()) {
            if (!stack.isAlive(part) && !stack.isClosed() && dead.add(part)) {
                spoilt = true;
                telling.say(stack.obituary(part));
            }
        }
    }

    private void fail(RuntimeException e) {
        if (stack.isClosed()) {
            return; // somebody pressed Ctrl-C: of course nothing answers any more
        }
        spoilt = true;
        telling.say("tiercel: " + e.getMessage());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("the demo was interrupted", e);
        }
    }
}
