package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.CalendarRef;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What has been published of policies and calendars. */
public final class KnownRules {

    private final PolicyShelf policies;
    private final CalendarShelf calendars;
    private final ReadOnlyKeyValueStore<String, byte[]> publishedPolicies;
    private final ReadOnlyKeyValueStore<String, byte[]> publishedCalendars;

    KnownRules(
            PolicyShelf policies,
            CalendarShelf calendars,
            ReadOnlyKeyValueStore<String, byte[]> publishedPolicies,
            ReadOnlyKeyValueStore<String, byte[]> publishedCalendars) {
        this.policies = policies;
        this.calendars = calendars;
        this.publishedPolicies = publishedPolicies;
        this.publishedCalendars = publishedCalendars;
    }

    sealed interface Found {

        /** @param calendars those that count for the ticket, by key, with their newest version */
        record All(Rules rules, Map<String, Integer> calendars) implements Found {}

        /** @param key of the first one that is not there */
        record Missing(String key) implements Found {}
    }

    /** Everything a ticket is measured by, or what is missing of it. */
    Found of(Ticket ticket, List<Stay> stays) {
        Map<PolicyRef, SlaPolicy> known = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (PolicyRef ref : ticket.policies()) {
            String key = PolicyShelf.keyOf(ticket.tenant(), ref);
            SlaPolicy policy = policies.find(key, publishedPolicies);
            if (policy == null) {
                return new Found.Missing(key);
            }
            known.put(ref, policy);
            named.addAll(policy.calendars());
        }
        stays.forEach(stay -> named.add(stay.calendar()));
        named.remove(ServiceCalendar.ALWAYS.id());
        Map<String, ServiceCalendar> counting = new HashMap<>();
        Map<String, Integer> newest = new HashMap<>();
        for (String name : named) {
            String key = CalendarShelf.keyOf(ticket.tenant(), name);
            CalendarShelf.Shelved shelved = calendars.find(key, publishedCalendars);
            if (shelved == null) {
                return new Found.Missing(key);
            }
            counting.put(name, shelved.calendar());
            newest.put(key, shelved.newest());
        }
        return new Found.All(new Rules(known, counting), newest);
    }

    boolean has(String key) {
        return key.startsWith(CalendarShelf.KIND)
                ? calendars.find(key, publishedCalendars) != null
                : policies.find(key, publishedPolicies) != null;
    }

    @Nullable
    SlaPolicy policy(String tenant, PolicyRef ref) {
        return policies.find(PolicyShelf.keyOf(tenant, ref), publishedPolicies);
    }

    /** The version in force at an instant; null if the calendar is not there. */
    @Nullable
    CalendarRef refOf(String tenant, String calendar, Instant at) {
        if (calendar.equals(ServiceCalendar.ALWAYS.id())) {
            return ServiceCalendar.ALWAYS.at(at);
        }
        CalendarShelf.Shelved shelved = calendar(CalendarShelf.keyOf(tenant, calendar));
        return shelved == null ? null : shelved.calendar().at(at);
    }

    /** @param key without a version; {@link CalendarShelf#keyOf} */
    public CalendarShelf.@Nullable Shelved calendar(String key) {
        return calendars.find(key, publishedCalendars);
    }
}
