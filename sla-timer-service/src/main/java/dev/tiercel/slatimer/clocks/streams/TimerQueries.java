package dev.tiercel.slatimer.clocks.streams;

import static java.util.stream.Collectors.toSet;

import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.Clocks;
import dev.tiercel.slatimer.clocks.Explanation;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads what the running timer knows; for any thread. Changes nothing. */
public final class TimerQueries {

    /** Most clocks of a partition that are looked at for one page: some tenths of a second for all partitions of one instance. */
    private static final int LOOKS = 20_000;

    private final KafkaStreams streams;
    private final Shelves shelves;
    private final InstantSource time;
    private final int partitions;

    TimerQueries(KafkaStreams streams, Shelves shelves, InstantSource time, int partitions) {
        this.streams = streams;
        this.shelves = shelves;
        this.time = time;
        this.partitions = partitions;
    }

    /** What can be said of a ticket's clocks here and now. */
    public sealed interface Explained {

        /** @param sequence of the newest stay taken into account */
        record Known(Ticket ticket, int sequence, Instant evaluatedAt, List<Explanation> clocks) implements Explained {}

        /** No event of it has been seen, or none in this tenant. */
        record Unknown() implements Explained {}

        /** @param key of the policy or calendar it waits for */
        record Parked(Ticket ticket, String key) implements Explained {}

        /** Another instance has it; null if that one told no address. */
        record Elsewhere(@Nullable HostInfo address) implements Explained {}

        /** While partitions move, nobody has it. */
        record Away(String why) implements Explained {}
    }

    /** What this instance can say of a list of open clocks. */
    public sealed interface Listed {

        /** @param part of the partitions this instance has */
        record Part(OpenClocksPart<OpenClock> part) implements Listed {}

        /** Nobody can tell what is on some partition right now. */
        record Away(String why) implements Listed {}
    }

    /**
     * The clocks that have not stopped, of the tickets this instance has.
     *
     * @param after the list goes on behind this place; null for its beginning
     * @param most clocks are told
     */
    public Listed open(String tenant, OpenClock.Filter filter, OpenClock.@Nullable Place after, int most) {
        if (!streams.state().isRunningOrRebalancing()) {
            return new Listed.Away("the timer is " + streams.state());
        }
        try {
            List<OpenClocksPart<OpenClock>> parts = new ArrayList<>();
            for (int partition : here()) {
                ReadOnlyKeyValueStore<Bytes, byte[]> store =
                        streams.store(StoreQueryParameters.<ReadOnlyKeyValueStore<Bytes, byte[]>>fromNameAndType(
                                        TimerTopology.OPEN, QueryableStoreTypes.keyValueStore())
                                .withPartition(partition));
                parts.add(OpenClocks.list(store, partition, tenant, filter, after, most, LOOKS));
            }
            return new Listed.Part(OpenClocksPart.merge(parts, OpenClock::place, most));
        } catch (InvalidStateStoreException e) {
            return new Listed.Away(String.valueOf(e.getMessage()));
        }
    }

    /** All of them, 0 to one less than there are. */
    public Set<Integer> partitions() {
        return IntStream.range(0, partitions).boxed().collect(toSet());
    }

    /** Addresses of the other instances that have tickets; one that told none is not among them. */
    public List<HostInfo> others() {
        Set<Integer> here = here();
        return streams.streamsMetadataForStore(TimerTopology.OPEN).stream()
                .filter(instance -> !here.containsAll(partitions(instance.topicPartitions())))
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !host.host().equals(StreamsSettings.NOT_ADVERTISED))
                .toList();
    }

    private Set<Integer> here() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> partitions(task.topicPartitions()).stream())
                .collect(toSet());
    }

    private static Set<Integer> partitions(Set<TopicPartition> inputs) {
        return inputs.stream()
                .filter(input -> Topics.OF_TASKS.contains(input.topic()))
                .map(TopicPartition::partition)
                .collect(toSet());
    }

    public Explained explain(String tenant, String ticketId) {
        try {
            TicketState state = tickets().get(ticketId);
            if (state == null && !isHere(ticketId)) {
                return elsewhere(ticketId);
            }
            Ticket ticket = state == null ? null : state.facts().ticket();
            if (state == null || ticket == null || !ticket.tenant().equals(tenant)) {
                return new Explained.Unknown();
            }
            return explain(state.facts(), ticket);
        } catch (InvalidStateStoreException e) {
            return new Explained.Away(String.valueOf(e.getMessage()));
        }
    }

    private Explained explain(Facts facts, Ticket ticket) {
        KnownRules.Found found = rules().of(ticket, facts.stays());
        if (found instanceof KnownRules.Found.Missing missing) {
            return new Explained.Parked(ticket, missing.key());
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Clock> clocks = Clocks.of(ticket, facts.stays(), ((KnownRules.Found.All) found).rules(), now);
        return new Explained.Known(
                ticket,
                facts.sequence(),
                now,
                clocks.stream().map(clock -> Explanation.of(clock, now)).toList());
    }

    /**
     * A policy as it was published; null if it was not.
     *
     * @param version null for the newest
     * @throws InvalidStateStoreException while the timer does not run
     */
    public @Nullable SlaPolicy policy(String tenant, String id, @Nullable Integer version) {
        return version == null ? newest(tenant, id) : rules().policy(tenant, new PolicyRef(id, version));
    }

    private @Nullable SlaPolicy newest(String tenant, String id) {
        int newest = 0;
        String prefix = PolicyShelf.keyOf(tenant, id) + "@";
        try (KeyValueIterator<String, byte[]> versions =
                published(PolicyShelf.STORE).prefixScan(prefix, new StringSerializer())) {
            while (versions.hasNext()) {
                KeyValue<String, byte[]> version = versions.next();
                newest = Math.max(newest, Integer.parseInt(version.key.substring(prefix.length())));
            }
        }
        return newest == 0 ? null : rules().policy(tenant, new PolicyRef(id, newest));
    }

    /**
     * A calendar with all its published versions; null if it has none.
     *
     * @throws InvalidStateStoreException while the timer does not run
     */
    public @Nullable ServiceCalendar calendar(String tenant, String id) {
        CalendarShelf.Shelved shelved = rules().calendar(CalendarShelf.keyOf(tenant, id));
        return shelved == null ? null : shelved.calendar();
    }

    private boolean isHere(String ticketId) {
        return here().contains(metadata(ticketId).partition());
    }

    private Explained elsewhere(String ticketId) {
        KeyQueryMetadata metadata = metadata(ticketId);
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new Explained.Away("partitions are being handed out");
        }
        HostInfo host = metadata.activeHost();
        return new Explained.Elsewhere(host.host().equals(StreamsSettings.NOT_ADVERTISED) ? null : host);
    }

    private KeyQueryMetadata metadata(String ticketId) {
        return streams.queryMetadataForKey(TimerTopology.CLOCKS, ticketId, new StringSerializer());
    }

    private KnownRules rules() {
        return shelves.known(published(PolicyShelf.STORE), published(CalendarShelf.STORE));
    }

    private ReadOnlyKeyValueStore<String, TicketState> tickets() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(TimerTopology.CLOCKS, QueryableStoreTypes.keyValueStore()));
    }

    private ReadOnlyKeyValueStore<String, byte[]> published(String store) {
        return streams.store(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
    }
}
