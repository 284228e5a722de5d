package dev.tiercel.benchmarks;

import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A due instant about a year ahead, by a calendar of three windows a day and fourteen holidays a year, from random starts;
 * beside it the same counted day by day and window by window, as it is usually written.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DueInstantBenchmark {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final List<Window> DAY =
            List.of(Window.of("08:00", "12:00"), Window.of("13:00", "17:00"), Window.of("18:00", "20:00"));
    private static final List<MonthDay> HOLIDAYS = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(3, 19),
            MonthDay.of(4, 3),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(5, 15),
            MonthDay.of(8, 15),
            MonthDay.of(10, 12),
            MonthDay.of(11, 1),
            MonthDay.of(11, 9),
            MonthDay.of(12, 6),
            MonthDay.of(12, 8),
            MonthDay.of(12, 25));
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STARTS = 1 << 12;
    private static final long SEED = 42;

    private final Calendar calendar;
    private final Set<MonthDay> holidays = new HashSet<>(HOLIDAYS);
    private final Instant[] starts = new Instant[STARTS];
    private final Duration target;
    private int next;

    public DueInstantBenchmark() {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
                week.put(day, DAY);
            }
        }
        List<Holiday> yearly = new ArrayList<>();
        HOLIDAYS.forEach(day -> yearly.add(new Holiday.Yearly(day)));
        calendar = Calendar.of(MADRID, week, yearly, List.of());
        target = calendar.between(FIRST, FIRST.plus(Duration.ofDays(365)));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < STARTS; i++) {
            starts[i] = FIRST.plusMillis(random.nextLong(Duration.ofDays(730).toMillis()));
        }
    }

    @Benchmark
    public Instant calendar() {
        return calendar.plus(start(), target);
    }

    @Benchmark
    public Instant dayByDay() {
        return dayByDay(start());
    }

    /** Whether both say the same, or the comparison would be worth nothing. */
    boolean agree() {
        return IntStream.range(0, STARTS)
                .mapToObj(i -> starts[i])
                .allMatch(start -> calendar.plus(start, target).equals(dayByDay(start)));
    }

    private Instant start() {
        next = next + 1 & STARTS - 1;
        return starts[next];
    }

    private Instant dayByDay(Instant start) {
        Duration left = target;
        LocalDate date = LocalDate.ofInstant(start, MADRID);
        while (true) {
            DayOfWeek day = date.getDayOfWeek();
            boolean isWorked =
                    day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(MonthDay.from(date));
            for (Window window : isWorked ? DAY : List.<Window>of()) {
                Instant from = at(date, window.from());
                Instant to = at(date, window.to());
                Instant begins = from.isBefore(start) ? start : from;
                if (begins.isBefore(to)) {
                    Duration worked = Duration.between(begins, to);
                    if (left.compareTo(worked) <= 0) {
                        return begins.plus(left);
                    }
                    left = left.minus(worked);
                }
            }
            date = date.plusDays(1);
        }
    }

    private static Instant at(LocalDate date, int minute) {
        return date.atTime(LocalTime.ofSecondOfDay(60L * minute)).atZone(MADRID).toInstant();
    }
}
