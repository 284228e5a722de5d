package dev.tiercel.httpedge.rest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list in keyset order.
 *
 * @param list name of the list and its order
 * @param limit most items
 * @param after place of the item before the page; empty for the first page
 */
public record PageRequest(String list, int limit, List<String> after) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    public PageRequest {
        after = List.copyOf(after);
    }

    /** How many items to look for: one more than are shown, to know whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * A part of the place, read as what it was written from.
     *
     * @param parse throws whatever it likes at text that it did not write
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400, because somebody made the cursor up
     */
    public <T> T after(int part, Function<String, T> parse) {
        try {
            T place = parse.apply(after.get(part));
            if (place instanceof Instant at && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
                throw new IllegalArgumentException("place: " + at + " (expected: an instant a database holds)");
            }
            return place;
        } catch (RuntimeException madeUp) {
            throw Cursor.refused();
        }
    }

    /**
     * @param found up to {@link #fetch()} items in order
     * @param place of an item; no part may hold a line break
     */
    public <T> Page<T> page(List<T> found, Function<T, List<String>> place) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> shown = found.subList(0, limit);
        return new Page<>(shown, Cursor.write(list, place.apply(shown.get(limit - 1))));
    }

    /**
     * A page that ends before its limit, because looking for what fits would have taken too long.
     *
     * @param at the place behind which nobody has looked; no part may hold a line break
     */
    public <T> Page<T> endingAt(List<T> found, List<String> at) {
        return new Page<>(found, Cursor.write(list, at));
    }
}
