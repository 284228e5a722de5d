package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.Digest;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClock.Filter;
import dev.tiercel.slatimer.clocks.OpenClock.Place;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.Promise;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a task that have not stopped, as they were told last, by tenant and due instant: a page of a list is a scan
 * from where it begins. Where a ticket's clocks are in it stands with the ticket, so that they can be moved.
 */
final class OpenClocks {

    private final KeyValueStore<Bytes, byte[]> store;

    /**
     * Where a clock is in the list.
     *
     * @param dueMillis as {@link Place} has it
     * @param digest of what is listed there
     */
    record Listed(String objective, int instance, long dueMillis, long digest) {

        private static Listed of(OpenClock clock) {
            Promise promise = clock.promise();
            return new Listed(
                    promise.objective(), promise.instance(), clock.place().dueMillis(), Digest.of(clock));
        }

        private boolean isAtPlaceOf(Listed other) {
            return dueMillis == other.dueMillis && instance == other.instance && objective.equals(other.objective);
        }

        private Bytes key(String tenant, String ticketId) {
            return OpenClocks.key(tenant, dueMillis, OpenClock.idOf(ticketId, objective, instance));
        }
    }

    OpenClocks(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * Writes only what is not listed so yet.
     *
     * @param before as this gave it last time; empty if the ticket is not in the list
     * @param now all open clocks of the ticket; none takes it out of the list
     * @return where they are
     */
    List<Listed> move(String tenant, String ticketId, List<Listed> before, List<OpenClock> now) {
        List<Listed> after = now.stream().map(Listed::of).toList();
        for (Listed old : before) {
            if (after.stream().noneMatch(old::isAtPlaceOf)) {
                store.delete(old.key(tenant, ticketId));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (!before.contains(after.get(i))) {
                store.put(after.get(i).key(tenant, ticketId), write(now.get(i)));
            }
        }
        return after;
    }

    /**
     * @param after the list goes on behind this place; null for its beginning
     * @param most clocks are told
     * @param looks so many clocks are looked at, so that a filter that nothing fits does not walk through all of them
     */
    static OpenClocksPart<OpenClock> list(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            int partition,
            String tenant,
            Filter filter,
            @Nullable Place after,
            int most,
            int looks) {
        List<OpenClock> found = new ArrayList<>();
        Place place = null;
        int looked = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(
                after == null ? from(tenant, 0) : behind(key(tenant, after)), to(tenant, filter.dueBefore()))) {
            while (entries.hasNext()) {
                if (found.size() == most || looked == looks) {
                    return new OpenClocksPart<>(Set.of(partition), found, place);
                }
                OpenClock clock = read(entries.next());
                place = clock.place();
                looked++;
                if (filter.fits(clock)) {
                    found.add(clock);
                }
            }
        }
        return new OpenClocksPart<>(Set.of(partition), found, null);
    }

    private static Bytes from(String tenant, long dueMillis) {
        byte[] name = tenant.getBytes(UTF_8);
        // A tenant's name holds no zero byte, so that none is the beginning of another.
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Long.BYTES)
                .put(name)
                .put((byte) 0)
                .putLong(dueMillis)
                .array());
    }

    private static Bytes key(String tenant, Place place) {
        return key(tenant, place.dueMillis(), place.id());
    }

    private static Bytes key(String tenant, long dueMillis, String clockId) {
        byte[] from = from(tenant, dueMillis).get();
        byte[] id = clockId.getBytes(UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(from.length + id.length).put(from).put(id).array());
    }

    private static Bytes behind(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }

    /** The end of a range is in it, but nothing has this very key: every entry has an id behind the instant. */
    private static Bytes to(String tenant, @Nullable Instant dueBefore) {
        if (dueBefore != null) {
            return from(tenant, Math.max(0, dueBefore.toEpochMilli()));
        }
        byte[] last = from(tenant, 0).get();
        last[last.length - Long.BYTES - 1] = 1;
        return Bytes.wrap(last);
    }

    private static byte[] write(OpenClock clock) {
        Compact.Writer out = new Compact.Writer();
        out.text(clock.ticketId());
        out.number(clock.state().ordinal());
        out.ifPresent(clock.dueAt(), out::instant);
        TicketStateSerde.write(out, clock.promise());
        return out.bytes();
    }

    private static OpenClock read(KeyValue<Bytes, byte[]> entry) {
        Compact.Reader in = new Compact.Reader(entry.value);
        String ticketId = in.text();
        OpenClock.State state = OpenClock.State.values()[in.integer()];
        Instant dueAt = in.ifPresent(in::instant);
        return new OpenClock(ticketId, TicketStateSerde.promise(in), state, dueAt);
    }
}
