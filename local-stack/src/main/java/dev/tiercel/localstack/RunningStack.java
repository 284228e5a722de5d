package dev.tiercel.localstack;

import dev.tiercel.localstack.process.Child;
import dev.tiercel.localstack.process.LogFile;
import dev.tiercel.localstack.process.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said about a stack that another process started. */
public record RunningStack(Ports ports, List<PartStatus> parts) {

    public RunningStack {
        parts = List.copyOf(parts);
    }

    public enum State {
        READY,
        STARTING,
        DEAD,
        STOPPED
    }

    /** Of one part; process id, memory and uptime only while it lives, the last error only if it is dead. */
    public record PartStatus(
            Part part,
            State state,
            int port,
            OptionalLong pid,
            OptionalLong residentBytes,
            Optional<Duration> uptime,
            Optional<String> lastError) {}

    public boolean isRunning() {
        return parts.stream().anyMatch(part -> part.pid().isPresent());
    }

    public boolean isReady() {
        return parts.stream().allMatch(part -> part.state() == State.READY);
    }

    /** Empty if nothing was started in this home, or all of it was stopped. */
    public static Optional<RunningStack> find(Home home, Instant now) {
        return StackState.read(home.stateFile())
                .filter(state -> !state.processes().isEmpty())
                .map(state -> look(home, state, now));
    }

    private static RunningStack look(Home home, StackState state, Instant now) {
        Ports ports = new Ports(state.ports());
        Readiness readiness = new Readiness();
        List<PartStatus> parts = Arrays.stream(Part.values())
                .map(part -> look(part, home, state, ports, readiness, now))
                .toList();
        return new RunningStack(ports, parts);
    }

    private static PartStatus look(
            Part part, Home home, StackState state, Ports ports, Readiness readiness, Instant now) {
        Optional<StackState.Started> started =
                Optional.ofNullable(state.processes().get(part));
        Optional<Child> child = started.flatMap(StackState.Started::find);
        if (child.isEmpty()) {
            return new PartStatus(
                    part,
                    started.isPresent() ? State.DEAD : State.STOPPED,
                    ports.of(part.port()),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    started.flatMap(dead -> LogFile.lastError(home.log(part))));
        }
        long pid = child.get().pid();
        return new PartStatus(
                part,
                readiness.isReady(part, pid, home, ports) ? State.READY : State.STARTING,
                ports.of(part.port()),
                OptionalLong.of(pid),
                Memory.resident(pid),
                Optional.of(Duration.between(child.get().startedAt(), now)),
                Optional.empty());
    }
}
