package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The scenes played on a stack that is ready, told by its events and compared with what was expected. */
final class Performance {

    private static final Duration TELL_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_OPENINGS = Duration.ofSeconds(2);

    private final Telling telling;
    private final BooleanSupplier isOver;
    private volatile boolean spoilt;

    /**
     * @param isOver whether the stack is being stopped: then nothing that fails is worth a word
     */
    Performance(Telling telling, BooleanSupplier isOver) {
        this.telling = telling;
        this.isOver = isOver;
    }

    /** Lets people open tickets and work on them; returns once everything expected was read, or it took too long. */
    void play(People people, Runnable look) {
        List<Scene> scenes = Scenes.all();
        ExecutorService actors = Executors.newCachedThreadPool(Performance::daemon);
        actors.execute(() -> open(scenes, people, actors));
        long began = System.nanoTime();
        while (!telling.isComplete(scenes.size()) && !spoilt && System.nanoTime() - began < TELL_WITHIN.toNanos()) {
            look.run();
            pause(Duration.ofMillis(200));
        }
    }

    /** Says how it went: 0 if as expected, else 1. */
    int conclude() {
        List<String> problems = telling.judge();
        if (problems.isEmpty() && !spoilt) {
            telling.say("\nThat is the story: " + telling.events() + " events read, each of them once.");
            return 0;
        }
        telling.say("\nThe story did not go as expected:");
        problems.forEach(problem -> telling.say("  " + problem));
        return 1;
    }

    void fail(RuntimeException e) {
        if (isOver.getAsBoolean()) {
            return; // somebody pressed Ctrl-C: of course nothing answers any more
        }
        spoil(e.getMessage());
    }

    /** For good. */
    void spoil(String why) {
        spoilt = true;
        telling.say("tiercel: " + why);
    }

    private void open(List<Scene> scenes, People people, ExecutorService actors) {
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

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("the demo was interrupted", e);
        }
    }
}
