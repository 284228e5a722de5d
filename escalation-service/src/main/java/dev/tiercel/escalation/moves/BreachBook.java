package dev.tiercel.escalation.moves;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has been heard of a ticket's breaches.
 *
 * @param answered ids of the breaches that have had their answer
 * @param retractedEarly retractions by breach id that came before the breach itself was announced
 */
public record BreachBook(Set<String> answered, Map<String, Correction> retractedEarly) {

    static final BreachBook EMPTY = new BreachBook(Set.of(), Map.of());

    public BreachBook {
        // Sorted, so that the same book is always kept as the same text.
        answered = Collections.unmodifiableSortedSet(new TreeSet<>(answered));
        retractedEarly = Collections.unmodifiableSortedMap(new TreeMap<>(retractedEarly));
    }

    BreachBook answering(Breach breach) {
        Set<String> more = new HashSet<>(answered);
        more.add(breach.breachId());
        return new BreachBook(more, retractedEarly);
    }

    BreachBook noting(CorrectionNote note, Correction correction) {
        Map<String, Correction> early = new HashMap<>(retractedEarly);
        if (note == CorrectionNote.AWAITS_ANNOUNCEMENT) {
            early.put(correction.breachId(), correction);
        } else {
            early.remove(correction.breachId());
        }
        return new BreachBook(answered, early);
    }

    List<Correction> waitingFor(Breach breach) {
        Correction early = retractedEarly.get(breach.breachId());
        return early == null ? List.of() : List.of(early);
    }
}
