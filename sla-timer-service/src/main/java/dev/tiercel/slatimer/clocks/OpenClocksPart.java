package dev.tiercel.slatimer.clocks;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a list on some partitions, in its order.
 *
 * @param partitions that were looked at
 * @param lookedUpTo looking ended behind this place, though there may be more; null if nothing was left unseen
 */
public record OpenClocksPart<T>(Set<Integer> partitions, List<T> clocks, OpenClock.@Nullable Place lookedUpTo) {

    public OpenClocksPart {
        partitions = Set.copyOf(partitions);
        clocks = List.copyOf(clocks);
    }

    /**
     * All of them as one, as far as every one of them has looked: nothing that comes before what is told is left out.
     *
     * @param most is shown of them; what has more has to be asked again from there
     */
    public static <T> OpenClocksPart<T> merge(
            List<OpenClocksPart<T>> parts, Function<T, OpenClock.Place> place, int most) {
        OpenClock.Place reached = parts.stream()
                .map(OpenClocksPart::lookedUpTo)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Set<Integer> partitions = new TreeSet<>();
        parts.forEach(part -> partitions.addAll(part.partitions()));
        Stream<T> found = parts.stream().flatMap(part -> part.clocks().stream());
        List<T> told = found.filter(
                        clock -> reached == null || place.apply(clock).compareTo(reached) <= 0)
                .sorted(Comparator.comparing(place))
                .limit(most)
                .toList();
        return new OpenClocksPart<>(partitions, told, reached);
    }
}
