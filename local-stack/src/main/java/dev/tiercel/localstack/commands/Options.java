package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Checkout;
import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.RunningStack;
import dev.tiercel.localstack.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a command. An option of the command line wins over a variable of the environment. */
final class Options {

    /** Stands for every {@code --...-port} in what a command allows. */
    static final String PORTS = "--ports";

    private static final Set<String> WITH_VALUE =
            Set.of("--data", "--bootstrap", "--lines", "--speed", "--from", "--to", "--mapping", "--target", "--bind");
    private static final Set<String> PLAIN =
            Set.of("--exit-when-told", "--running", "--follow", "--json", "--all", "--again", "--yes");
    private static final Map<String, String> SHORT = Map.of("-f", "--follow", "-n", "--lines");

    private final Map<String, String> values;
    private final List<String> words;
    private final Map<String, String> environment;

    private Options(Map<String, String> values, List<String> words, Map<String, String> environment) {
        this.values = values;
        this.words = words;
        this.environment = environment;
    }

    static Options parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = SHORT.getOrDefault(arguments.get(i), arguments.get(i));
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (!name.startsWith("-")) {
                words.add(name);
            } else if (PLAIN.contains(name)) {
                values.put(name, "");
            } else if (WITH_VALUE.contains(name) || port(name).isPresent()) {
                if (equals < 0 && i + 1 == arguments.size()) {
                    throw new Misuse(name + " needs a value");
                }
                values.put(name, equals > 0 ? argument.substring(equals + 1) : arguments.get(++i));
            } else {
                throw new Misuse("unknown option: " + argument);
            }
        }
        return new Options(values, words, environment);
    }

    /** Refuses what the command would ignore. */
    void allow(boolean oneWord, String... names) {
        allow(oneWord ? 1 : 0, names);
    }

    void allow(int mostWords, String... names) {
        List<String> allowed = Arrays.asList(names);
        for (String given : values.keySet()) {
            if (!allowed.contains(given)
                    && !(allowed.contains(PORTS) && port(given).isPresent())) {
                throw new Misuse(given + " means nothing to this command");
            }
        }
        if (words.size() > mostWords) {
            throw new Misuse("too much: " + words.get(words.size() - 1));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> word() {
        return word(0);
    }

    /** The words that are no options, counted from 0. */
    Optional<String> word(int number) {
        return number < words.size() ? Optional.of(words.get(number)) : Optional.empty();
    }

    /** By {@code --data}, else {@code TIERCEL_HOME}, else {@code .tiercel} in the source tree. */
    Home home() {
        return new Home(value("--data")
                .or(() -> Optional.ofNullable(environment.get("TIERCEL_HOME")).filter(path -> !path.isBlank()))
                .map(Path::of)
                .orElseGet(() -> Checkout.find().root().resolve(".tiercel")));
    }

    Ports ports() {
        return ports(Ports.usual());
    }

    /** The stack that runs on this machine: where {@code up} put it unless ports are named, with the key of the home. */
    Target running() {
        return running(home());
    }

    Target running(Home home) {
        Ports known = RunningStack.find(home, InstantSource.system().instant())
                .filter(RunningStack::isRunning)
                .map(RunningStack::ports)
                .orElseGet(Ports::usual);
        return Target.running(home, ports(known));
    }

    private Ports ports(Ports otherwise) {
        Ports ports = otherwise;
        for (Port port : chosenPorts()) {
            String asked = asked(port).orElseThrow();
            if (!asked.matches("\\d{1,5}") || Integer.parseInt(asked) < 1 || Integer.parseInt(asked) > 65535) {
                throw new Misuse(port.flag() + ": " + asked + " (expected: 1 to 65535)");
            }
            ports = ports.with(port, Integer.parseInt(asked));
        }
        return ports;
    }

    /** Those the user asked for, as opposed to the usual ones. */
    List<Port> chosenPorts() {
        return Arrays.stream(Port.values())
                .filter(port -> asked(port).isPresent())
                .toList();
    }

    private Optional<String> asked(Port port) {
        return value(port.flag()).or(() -> Optional.ofNullable(environment.get(port.variable())));
    }

    private static Optional<Port> port(String flag) {
        return Arrays.stream(Port.values())
                .filter(port -> port.flag().equals(flag))
                .findFirst();
    }
}
