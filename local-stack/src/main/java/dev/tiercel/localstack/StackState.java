package dev.tiercel.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tiercel.localstack.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What another process has to know to find a running stack again. */
record StackState(Map<Port, Integer> ports, Map<Part, Started> processes) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    StackState {
        ports = Map.copyOf(ports);
        processes = Map.copyOf(processes);
    }

    /** The start instant tells the process from a later one with the same number. */
    record Started(long pid, Instant startedAt) {

        static Started of(Child child) {
            return new Started(child.pid(), child.startedAt());
        }

        Optional<Child> find() {
            return Child.find(pid, startedAt);
        }
    }

    StackState with(Part part, Started started) {
        Map<Part, Started> changed = new EnumMap<>(Part.class);
        changed.putAll(processes);
        changed.put(part, started);
        return new StackState(ports, changed);
    }

    StackState without(Part part) {
        Map<Part, Started> changed = new EnumMap<>(Part.class);
        changed.putAll(processes);
        changed.remove(part);
        return new StackState(ports, changed);
    }

    /** Empty if no stack was started in this home, or it was stopped in good order. */
    static Optional<StackState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class));
        } catch (JsonProcessingException e) {
            throw new StackFailure(
                    file + " is not readable as the state of a stack (" + e.getOriginalMessage()
                            + "): stop what runs by hand, then delete that file",
                    e);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** In one step: a reader sees the old state or the new one, also after a crash. */
    void write(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(this));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
