package dev.tiercel.localstack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How a stack is to be. */
public final class StackBuilder {

    final Home home;
    final Map<Part, Map<String, String>> settings = new EnumMap<>(Part.class);
    final Map<Part, Map<String, String>> environment = new EnumMap<>(Part.class);
    Checkout checkout = Checkout.find();
    Ports ports = Ports.usual();
    boolean durable = true;
    boolean detached;

    StackBuilder(Home home) {
        this.home = home;
    }

    /** Default: the tree the working directory lies in. */
    public StackBuilder checkout(Checkout value) {
        checkout = value;
        return this;
    }

    /** Default: {@link Ports#usual()}. */
    public StackBuilder ports(Ports value) {
        ports = value;
        return this;
    }

    /** Whether PostgreSQL flushes every commit to disk; default yes. */
    public StackBuilder durable(boolean value) {
        durable = value;
        return this;
    }

    /**
     * Whether the processes outlive the one that starts them; default no: then they end with it, however it ends. A
     * detached stack takes over what runs in its home already.
     */
    public StackBuilder detached(boolean value) {
        detached = value;
        return this;
    }

    /** The folder the escalation service reads its rule book from; default the one it brings. */
    public StackBuilder ruleBook(Path folder) {
        return setting(
                Part.ESCALATION,
                "tiercel.escalation.rule-book",
                folder.toAbsolutePath().toString());
    }

    /** A system property of a service, over what the stack sets itself. Shown by {@code ps}. */
    public StackBuilder setting(Part part, String name, String value) {
        settings.computeIfAbsent(part, key -> new HashMap<>()).put(name, value);
        return this;
    }

    /** An environment variable of a part, over what the stack sets itself. */
    public StackBuilder environment(Part part, String name, String value) {
        environment.computeIfAbsent(part, key -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Makes the home and its secrets; starts nothing but, unless detached, the watchdog. */
    public Stack build() {
        return Stack.create(this);
    }
}
