package dev.tiercel.slatimer.clocks.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The policies and calendars of this process: read once, for all tasks and for whoever asks over HTTP. */
public final class Shelves {

    final PolicyShelf policies = new PolicyShelf();
    final CalendarShelf calendars = new CalendarShelf();

    /** What a task knows of them. */
    public KnownRules known(ProcessorContext<?, ?> context) {
        return known(context.getStateStore(PolicyShelf.STORE), context.getStateStore(CalendarShelf.STORE));
    }

    KnownRules known(
            ReadOnlyKeyValueStore<String, byte[]> publishedPolicies,
            ReadOnlyKeyValueStore<String, byte[]> publishedCalendars) {
        return new KnownRules(policies, calendars, publishedPolicies, publishedCalendars);
    }
}
