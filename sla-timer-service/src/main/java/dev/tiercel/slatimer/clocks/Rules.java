package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.Map;

/** The policies and calendars a ticket is measured by. {@code 24x7} is always there. */
public record Rules(Map<PolicyRef, SlaPolicy> policies, Map<String, ServiceCalendar> calendars) {

    public Rules {
        policies = Map.copyOf(policies);
        calendars = Map.copyOf(calendars);
    }

    SlaPolicy policy(PolicyRef ref) {
        SlaPolicy policy = policies.get(ref);
        if (policy == null) {
            throw new IllegalStateException("policy: unknown " + ref + " (expected: one of " + policies.keySet() + ")");
        }
        return policy;
    }

    /** The version of a calendar in force at an instant; of one nobody needs any more only its name. */
    public CalendarRef refOf(String calendar, Instant at) {
        boolean known = calendar.equals(ServiceCalendar.ALWAYS.id()) || calendars.containsKey(calendar);
        return known ? calendar(calendar).at(at) : new CalendarRef(calendar, null);
    }

    ServiceCalendar calendar(String id) {
        ServiceCalendar calendar = id.equals(ServiceCalendar.ALWAYS.id()) ? ServiceCalendar.ALWAYS : calendars.get(id);
        if (calendar == null) {
            throw new IllegalStateException(
                    "calendar: unknown " + id + " (expected: one of " + calendars.keySet() + ")");
        }
        return calendar;
    }
}
