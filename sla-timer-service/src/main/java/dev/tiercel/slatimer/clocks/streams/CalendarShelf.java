package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.kafka.Attributes;
import dev.tiercel.slatimer.clocks.kafka.Cause;
import dev.tiercel.slatimer.clocks.kafka.RuleReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The calendars, as published, for all tasks. A calendar is made of all its versions anew when one comes. A version this
 * service cannot count by goes to the dead letters and does not count: the ones before it do, until it is mended. A version
 * that is known outlives a record of its key that cannot be read.
 */
public final class CalendarShelf {

    static final String STORE = "calendars";
    static final String KIND = "calendar/";

    private static final Logger LOG = Logger.getLogger(CalendarShelf.class);
    private static final String PUBLISHED = "dev.tiercel.calendar.published.v1";
    private static final char VERSION = '@';

    /** @param newest the highest version there is */
    public record Shelved(ServiceCalendar calendar, int newest) {}

    private final Map<String, Shelved> read = new ConcurrentHashMap<>();
    private final Map<String, Cause> causes = new ConcurrentHashMap<>();
    private final NavigableMap<Long, PolicyShelf.Refused> refused = new ConcurrentSkipListMap<>();

    /** What the versions of a calendar have in common; their keys on {@code calendars} go on with {@code @version}. */
    public static String keyOf(String tenant, String calendar) {
        return KIND + tenant + "/" + calendar;
    }

    /** Null if no version has been published yet, or none this service can count by. */
    @Nullable
    Shelved find(String key, ReadOnlyKeyValueStore<String, byte[]> published) {
        // In one step, so that a version that comes meanwhile is not overwritten by those before it.
        return read.computeIfAbsent(key, wanted -> read(wanted, published));
    }

    /** The event that brought a version. */
    Cause cause(String key, int version) {
        String record = key + VERSION + version;
        Cause known = causes.get(record);
        return known == null ? new Cause(record, PUBLISHED, null) : known;
    }

    /** Those behind an offset, oldest first. */
    Collection<PolicyShelf.Refused> refusedAfter(long offset) {
        return refused.tailMap(offset, false).values();
    }

    private static @Nullable Shelved read(String key, ReadOnlyKeyValueStore<String, byte[]> published) {
        List<CalendarVersions.Version> versions = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> records = published.prefixScan(key + VERSION, new StringSerializer())) {
            while (records.hasNext()) {
                KeyValue<String, byte[]> record = records.next();
                try {
                    versions.add(RuleReader.calendar(record.key, record.value));
                } catch (IllegalArgumentException e) {
                    LOG.errorf("Calendar %s cannot be used, those before it go on: %s", record.key, e.getMessage());
                }
            }
        }
        if (versions.isEmpty()) {
            return null;
        }
        CalendarVersions time = CalendarVersions.of(versions);
        return new Shelved(new ServiceCalendar(key.substring(key.lastIndexOf('/') + 1), time), time.newest());
    }

    /** Fills the store of every instance from the topic, from its beginning at every start. */
    final class Filler implements Processor<String, byte[], Void, Void> {

        private @Nullable ProcessorContext<Void, Void> context;

        @Override
        public void init(ProcessorContext<Void, Void> started) {
            context = started;
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (context == null || record.key() == null || !record.key().startsWith(KIND)) {
                return;
            }
            KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
            if (record.value() != null) {
                String flaw = flaw(record.key(), record.value());
                if (flaw != null) {
                    context.recordMetadata().ifPresent(from -> refuse(record, from, flaw));
                    byte[] known = store.get(record.key());
                    if (known != null && flaw(record.key(), known) == null) {
                        return; // what is damaged takes nothing back: clocks count by what is known
                    }
                }
                remember(record);
            }
            store.put(record.key(), record.value());
            int version = record.key().lastIndexOf(VERSION);
            read.remove(version < 0 ? record.key() : record.key().substring(0, version));
        }

        private void remember(Record<String, byte[]> record) {
            String eventId = Attributes.textIfPresent(record.headers(), "ce_id");
            if (eventId != null) {
                String trace = Attributes.textIfPresent(record.headers(), "traceparent");
                causes.put(record.key(), new Cause(eventId, PUBLISHED, trace));
            }
        }

        private void refuse(Record<String, byte[]> record, RecordMetadata from, String flaw) {
            refused.put(
                    from.offset(),
                    new PolicyShelf.Refused(
                            record.key().getBytes(UTF_8), record.value(), record.headers(), from, flaw));
        }

        /** Why it is no calendar this version can count by; null if it is one. */
        private static @Nullable String flaw(String key, byte[] value) {
            try {
                RuleReader.calendar(key, value);
                return null;
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
