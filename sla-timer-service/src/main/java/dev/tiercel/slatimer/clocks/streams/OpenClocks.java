package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClock.Filter;
import dev.tiercel.slatimer.clocks.OpenClock.Place;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import java.io.ByteArrayOutputStream;
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
 * from where it begins. Beside them lies for each ticket where its clocks are, so that they can be moved.
 */
final class OpenClocks {

    private static final byte CLOCK = 'c';
    private static final byte TICKET = 't';
    private static final Bytes COMPLETE = Bytes.wrap(new byte[] {'!'});
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private boolean complete;

    OpenClocks(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        complete = isComplete(store);
    }

    /** Whether every ticket of the task is in it, also those that were known before there was a list. */
    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
        store.put(COMPLETE, PRESENT);
    }

    static boolean isComplete(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return store.get(COMPLETE) != null;
    }

    boolean lists(String ticketId) {
        return store.get(ofTicket(ticketId)) != null;
    }

    /** @param now all open clocks of the ticket; none takes it out of the list */
    void move(String tenant, String ticketId, List<OpenClock> now) {
        Bytes ofTicket = ofTicket(ticketId);
        byte[] before = store.get(ofTicket);
        List<Place> places = now.stream().map(OpenClock::place).toList();
        if (before != null) {
            for (Place place : places(before)) {
                if (!places.contains(place)) {
                    store.delete(key(tenant, place));
                }
            }
        }
        now.forEach(clock -> store.put(key(tenant, clock.place()), write(clock)));
        byte[] after = bytes(places);
        if (now.isEmpty()) {
            if (before != null) {
                store.delete(ofTicket);
            }
        } else if (!Arrays.equals(before, after)) {
            store.put(ofTicket, after);
        }
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

    private static Bytes ofTicket(String ticketId) {
        byte[] id = ticketId.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + id.length).put(TICKET).put(id).array());
    }

    private static Bytes from(String tenant, long dueMillis) {
        byte[] name = tenant.getBytes(UTF_8);
        // A tenant's name holds no zero byte, so that none is the beginning of another.
        return Bytes.wrap(ByteBuffer.allocate(name.length + 2 + Long.BYTES)
                .put(CLOCK)
                .put(name)
                .put((byte) 0)
                .putLong(dueMillis)
                .array());
    }

    private static Bytes key(String tenant, Place place) {
        byte[] from = from(tenant, place.dueMillis()).get();
        byte[] id = place.id().getBytes(UTF_8);
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

    private static byte[] bytes(List<Place> places) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Place place : places) {
            byte[] id = place.id().getBytes(UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES + Integer.BYTES + id.length)
                    .putLong(place.dueMillis())
                    .putInt(id.length)
                    .put(id)
                    .array());
        }
        return bytes.toByteArray();
    }

    private static List<Place> places(byte[] stored) {
        List<Place> places = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        while (bytes.hasRemaining()) {
            long due = bytes.getLong();
            byte[] id = new byte[bytes.getInt()];
            bytes.get(id);
            places.add(new Place(due, new String(id, UTF_8)));
        }
        return places;
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
