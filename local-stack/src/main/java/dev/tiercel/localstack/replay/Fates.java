package dev.tiercel.localstack.replay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** What became of the requests; safe for several threads. */
final class Fates {
    private final ConcurrentMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> examples = new ConcurrentHashMap<>();

    void count(String fate) {
        counts.computeIfAbsent(fate, key -> new AtomicLong()).incrementAndGet();
    }

    /** One that nobody expects; the first of its kind is shown. */
    void unexpected(String fate, String example) {
        count(fate);
        examples.putIfAbsent(fate, example);
    }

    long of(String fate) {
        AtomicLong count = counts.get(fate);
        return count == null ? 0 : count.get();
    }

    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((fate, count) -> all.put(fate, count.get()));
        return all;
    }

    Map<String, String> unexpected() {
        return new TreeMap<>(examples);
    }
}
