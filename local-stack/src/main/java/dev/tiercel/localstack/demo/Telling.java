package dev.tiercel.localstack.demo;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Prints the story as it is read and compares it with what was expected. Thread-safe. */
final class Telling {

    private final Story story = new Story();
    private final Milestones milestones = new Milestones();
    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final PrintStream out;
    private final boolean colours;
    private boolean judged;

    Telling(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    synchronized void hear(StoryEvent event) {
        if (!judged) {
            milestones.see(event);
        }
        story.tell(event).ifPresent(line -> out.println(line.render(ZoneId.systemDefault(), colours)));
        out.flush();
    }

    synchronized void expect(String ticketId, Scene scene) {
        scenes.put(ticketId, scene);
    }

    /** Whether everything expected of so many scenes has been read. */
    synchronized boolean isComplete(int count) {
        return scenes.size() == count
                && scenes.entrySet().stream()
                        .allMatch(entry -> milestones
                                .of(entry.getKey())
                                .containsAll(entry.getValue().expected()));
    }

    /** What is wrong with the story so far, one sentence each. From now on nothing is compared any more. */
    synchronized List<String> judge() {
        judged = true;
        List<String> problems = new ArrayList<>();
        scenes.forEach((id, scene) -> {
            TreeSet<String> missing = new TreeSet<>(scene.expected());
            missing.removeAll(milestones.of(id));
            missing.forEach(what -> problems.add("\"" + scene.subject() + "\": no event told of: " + what));
            if (!scene.breaches()) {
                milestones.of(id).stream()
                        .filter(what -> what.startsWith("breached"))
                        .forEach(what -> problems.add("\"" + scene.subject() + "\": must not have " + what));
            }
        });
        milestones.seenTwice().forEach(id -> problems.add("event " + id + " was read more than once"));
        return problems;
    }

    synchronized int events() {
        return milestones.events();
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}
