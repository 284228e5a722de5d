package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.Clocks;
import dev.tiercel.slatimer.clocks.Explanation;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads what the running timer knows; for any thread. Changes nothing. */
public final class TimerQueries {

    private final KafkaStreams streams;
    private final Shelves shelves;
    private final InstantSource time;

    TimerQueries(KafkaStreams streams, Shelves shelves, InstantSource time) {
        this.streams = streams;
        this.shelves = shelves;
        this.time = time;
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
        int partition = metadata(ticketId).partition();
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .anyMatch(task -> task.topicPartitions().stream().anyMatch(one -> one.partition() == partition));
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
