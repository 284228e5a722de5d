package dev.tiercel.slatimer.clocks.streams;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The policies and calendars of this process: read once, for all tasks and for whoever asks over HTTP. */
public final class Shelves {

    final PolicyShelf policies = new PolicyShelf();
    final CalendarShelf calendars = new CalendarShelf();

    KnownRules known(
            ReadOnlyKeyValueStore<String, byte[]> publishedPolicies,
            ReadOnlyKeyValueStore<String, byte[]> publishedCalendars) {
        return new KnownRules(policies, calendars, publishedPolicies, publishedCalendars);
    }
}
