package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.deadletters.DeadLetter;
import dev.tiercel.localstack.deadletters.DeadLetters;
import dev.tiercel.localstack.deadletters.LetterId;
import dev.tiercel.localstack.deadletters.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at dead letters and replays them. Exit code 1 also if the letter asked for is not there, or was replayed before and
 * {@code --again} is not given.
 */
final class DeadLetterCommands {

    private final String bootstrap;
    private final Options options;
    private final LetterText text;

    private DeadLetterCommands(String bootstrap, Options options) {
        this.bootstrap = bootstrap;
        this.options = options;
        this.text = options.has("--json") ? LetterText.json() : LetterText.human();
    }

    static int run(Options options, Function<Options, String> running) {
        String action = options.word().orElseThrow(() -> new Misuse("list, show or replay is missing"));
        switch (action) {
            case "list" -> options.allow(2, "--data", "--bootstrap", "--json");
            case "show" -> options.allow(2, "--data", "--bootstrap", "--json");
            case "replay" -> options.allow(2, "--data", "--bootstrap", "--json", "--all", "--again", "--yes");
            default -> throw new Misuse("dead-letters " + action + " (expected: list, show or replay)");
        }
        String bootstrap = options.value("--bootstrap").orElseGet(() -> running.apply(options));
        DeadLetterCommands commands = new DeadLetterCommands(bootstrap, options);
        try {
            return switch (action) {
                case "list" -> commands.list();
                case "show" -> commands.show();
                default -> options.has("--all") ? commands.replayAll() : commands.replayOne();
            };
        } catch (KafkaException e) {
            throw new StackFailure("Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    private int list() {
        System.out.print(text.list(letters()));
        return 0;
    }

    private int show() {
        System.out.print(text.whole(wanted()));
        return 0;
    }

    private int replayOne() {
        DeadLetter letter = wanted();
        if (letter.replayedAt() != null && !options.has("--again")) {
            throw new StackFailure(
                    letter.id() + " was replayed at " + letter.replayedAt() + ": --again replays it once more");
        }
        return replay(List.of(letter));
    }

    private int replayAll() {
        List<DeadLetter> open = letters().stream()
                .filter(letter -> letter.replayedAt() == null || options.has("--again"))
                .toList();
        if (!open.isEmpty() && !options.has("--yes") && !isMeant(open)) {
            System.out.println("Nothing was replayed.");
            return 1;
        }
        return replay(open);
    }

    private int replay(List<DeadLetter> letters) {
        System.out.print(text.replayed(new Replay(bootstrap).send(letters, options.has("--again"))));
        return 0;
    }

    private boolean isMeant(List<DeadLetter> open) {
        if (System.console() == null) {
            throw new Misuse("replay --all asks nobody here: --yes replays " + open.size());
        }
        System.out.print(LetterText.human().list(open));
        System.out.print("Replay " + open.size() + "? [y/N] ");
        System.out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<DeadLetter> letters() {
        DeadLetters all = new DeadLetters(bootstrap);
        Optional<String> service = options.word(1);
        return service.isEmpty() ? all.all() : all.of(List.of(named(service.get())));
    }

    private DeadLetter wanted() {
        String given = options.word(1).orElseThrow(() -> new Misuse("which dead letter? list shows their ids"));
        LetterId id;
        try {
            id = LetterId.parse(given);
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage());
        }
        named(id.service());
        return new DeadLetters(bootstrap)
                .find(id)
                .orElseThrow(
                        () -> new StackFailure("no dead letter " + id + " (any more): list shows those there are"));
    }

    private static String named(String name) {
        return Part.named(name)
                .filter(Part::isService)
                .map(Part::label)
                .orElseThrow(() -> new Misuse("unknown service: " + name + " (expected: "
                        + String.join(
                                ", ", Part.services().stream().map(Part::label).toList()) + ")"));
    }
}
