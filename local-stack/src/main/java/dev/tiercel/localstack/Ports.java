package dev.tiercel.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which port is used for what. */
public record Ports(Map<Port, Integer> numbers) {

    public Ports {
        for (Port port : Port.values()) {
            Integer number = numbers.get(port);
            if (number == null || number < 1 || number > 65535) {
                throw new IllegalArgumentException(port.flag() + ": " + number + " (expected: 1 to 65535)");
            }
        }
        numbers = Map.copyOf(numbers);
    }

    public static Ports usual() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, port.usual());
        }
        return new Ports(numbers);
    }

    /** Ports nobody listens on now; somebody else may take one before the stack does. */
    public static Ports free() {
        return usual().withFree(List.of(Port.values()));
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    public Ports with(Port port, int number) {
        Map<Port, Integer> changed = new EnumMap<>(numbers);
        changed.put(port, number);
        return new Ports(changed);
    }

    /** The same with free ones instead of the named. */
    public Ports withFree(List<Port> changed) {
        List<ServerSocket> held = new ArrayList<>();
        Ports result = this;
        try {
            // All are held until the last is chosen: a port given back at once may be handed out again.
            for (Port port : changed) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                result = result.with(port, socket.getLocalPort());
            }
            return result;
        } catch (IOException e) {
            throw new StackFailure("no free port on this machine: " + e.getMessage(), e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** Those that somebody listens on already. */
    public List<Port> taken() {
        return taken(List.of(Port.values()));
    }

    private List<Port> taken(List<Port> asked) {
        return asked.stream().filter(port -> isTaken(of(port))).toList();
    }

    /**
     * Refuses ports that are used twice, and of those asked for any that is taken.
     *
     * @throws StackFailure naming each such port, what it is for and how to choose another
     */
    void requireFree(List<Port> asked) {
        List<String> problems = new ArrayList<>();
        for (Port port : Port.values()) {
            for (Port other : Port.values()) {
                if (other.ordinal() > port.ordinal() && of(other) == of(port)) {
                    problems.add(
                            "port " + of(port) + " is asked for twice, by " + port.flag() + " and " + other.flag());
                }
            }
        }
        for (Port port : taken(asked)) {
            problems.add("port " + of(port) + " for " + port.purpose() + " is in use by another program: stop that, or"
                    + " choose another with " + port.flag() + " N (or " + port.variable() + "=N)");
        }
        if (!problems.isEmpty()) {
            throw new StackFailure(String.join("\n", problems));
        }
    }

    static boolean isTaken(int number) {
        // Both: some systems let one bind the loopback address beside a listener on all addresses, and the reverse.
        return !canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), number))
                || !canListen(new InetSocketAddress(number));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that still linger do not count; the services bind past them as well.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackFailure("a port could not be given back: " + e.getMessage(), e);
        }
    }
}
