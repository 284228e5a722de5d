package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.Addresses;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.client.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The demonstration from start to end, on a stack of its own. */
public final class Demo {

    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    private final Stack stack;
    private final Telling telling;
    private final Performance performance;
    private final Set<Part> dead = EnumSet.noneOf(Part.class);

    private Demo(Stack stack, Telling telling) {
        this.stack = stack;
        this.telling = telling;
        performance = new Performance(telling, stack::isClosed);
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
        try (StoryReader reader =
                new StoryReader(stack.kafkaBootstrap(), telling::hear, performance::fail, performance::fail)) {
            reader.start();
            performance.play(new People(Rest.of(stack.target())), this::mournTheDead);
            int code = performance.conclude();
            if (exitWhenTold) {
                return code;
            }
            telling.say("\nOpen tickets of your own (see above): the story goes on until Ctrl-C.\n");
            while (true) {
                mournTheDead();
                Performance.pause(Duration.ofMillis(500));
            }
        }
    }

    private void mournTheDead() {
        for (Part part : Part.values()) {
            if (!stack.isAlive(part) && !stack.isClosed() && dead.add(part)) {
                performance.spoil(stack.obituary(part));
            }
        }
    }
}
