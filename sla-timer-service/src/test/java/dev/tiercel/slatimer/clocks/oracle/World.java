package dev.tiercel.slatimer.clocks.oracle;

import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.calendars.ExtraDay;
import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two weeks of minutes around a change of the clocks, with a calendar that itself changes. What is worked is found by
 * looking at the wall clock of every minute; nothing is added up.
 */
final class World {

    static final int MINUTES = 12 * 24 * 60;

    private static final List<String> ZONES = List.of(
            "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca", "UTC");

    /** What somebody wrote into a calendar. */
    record Draft(ZoneId zone, Map<DayOfWeek, List<Window>> week, List<Holiday> holidays, List<ExtraDay> extraDays) {}

    /** @param from first minute it is in force; 0 for the first */
    record Version(int number, int from, int publishedAt, Draft draft) {}

    private record Known(Version version, Calendar calendar, Sheet sheet) {}

    final Instant origin;
    private final List<Known> versions = new ArrayList<>();
    private final boolean[] worked = new boolean[MINUTES];

    World(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        LocalDate any = LocalDate.of(2018 + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28));
        Instant day = any.atStartOfDay(zone).toInstant();
        var change = zone.getRules().nextTransition(day);
        origin = (change == null ? day : change.getInstant())
                .truncatedTo(ChronoUnit.HOURS)
                .minus(2 + random.nextInt(5), ChronoUnit.DAYS);
        int changes = random.nextInt(3);
        int inForce = 0;
        for (int i = 0; i <= changes; i++) {
            ZoneId there = i > 0 && random.nextInt(4) == 0 ? ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))) : zone;
            Map<DayOfWeek, List<Window>> week = week(random);
            List<Holiday> holidays = new ArrayList<>();
            List<ExtraDay> extraDays = new ArrayList<>();
            LocalDate first = LocalDate.ofInstant(origin, there);
            for (int n = random.nextInt(3); n > 0; n--) {
                holidays.add(new Holiday.On(first.plusDays(random.nextInt(10))));
            }
            if (random.nextInt(3) == 0) {
                extraDays.add(new ExtraDay(first.plusDays(random.nextInt(10)), windows(random)));
            }
            int before = i == 0 ? 0 : versions.get(i - 1).version().publishedAt();
            int published = i == 0 ? 0 : Math.max(before, inForce - random.nextInt(2_000));
            Draft draft = new Draft(there, week, holidays, extraDays);
            Calendar calendar = Calendar.of(there, week, holidays, extraDays);
            versions.add(new Known(new Version(i + 1, inForce, published, draft), calendar, new Sheet(draft)));
            inForce += 1 + random.nextInt(6 * 24 * 60);
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            worked[minute] = versionAt(minute).sheet().worked[minute];
        }
    }

    Instant at(int minute) {
        return origin.plus(minute, ChronoUnit.MINUTES);
    }

    /** As it is known at a minute: versions that are not published yet are not there. */
    ServiceCalendar calendar(int minute) {
        List<CalendarVersions.Version> known = new ArrayList<>();
        for (Known one : versions) {
            Version version = one.version();
            if (version.publishedAt() <= minute) {
                known.add(new CalendarVersions.Version(version.number(), at(version.from()), one.calendar()));
            }
        }
        return new ServiceCalendar("office", CalendarVersions.of(known));
    }

    /** Of the calendar, oldest first. */
    List<Version> versions() {
        return versions.stream().map(Known::version).toList();
    }

    /** Minutes at which a version is published. */
    List<Integer> publications() {
        return versions().stream()
                .map(Version::publishedAt)
                .filter(minute -> minute > 0)
                .toList();
    }

    /** How many versions are known at a minute. */
    long published(int minute) {
        return versions().stream()
                .filter(version -> version.publishedAt() <= minute)
                .count();
    }

    boolean isWorked(boolean always, int minute) {
        return always || worked[minute];
    }

    /** The minute after so many worked ones; -1 if the weeks end before. */
    int plus(boolean always, int from, int minutes) {
        int left = minutes;
        int minute = from;
        while (left > 0 && minute < MINUTES) {
            left -= isWorked(always, minute) ? 1 : 0;
            minute++;
        }
        return left > 0 ? -1 : minute;
    }

    /** -1 if the weeks end before. */
    int workingDays(int from, int days) {
        int opening = from;
        while (opening < MINUTES && !worked[opening]) {
            opening++;
        }
        if (opening == MINUTES) {
            return -1;
        }
        LocalDateTime wall = versionAt(opening).sheet().wall(opening);
        return onNthWorkingDayAfter(wall.toLocalDate(), days, wall.toLocalTime());
    }

    /** -1 if the weeks end before. */
    int byTime(int from, int days, LocalTime time) {
        return onNthWorkingDayAfter(versionAt(from).sheet().wall(from).toLocalDate(), days, time);
    }

    private int onNthWorkingDayAfter(LocalDate after, int days, LocalTime time) {
        LocalDate date = after;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            Sheet sheet = ofDate(date);
            if (sheet == null) {
                return -1;
            }
            left -= sheet.workingDays.contains(date) ? 1 : 0;
        }
        Sheet sheet = ofDate(date);
        Integer minute = sheet == null ? null : sheet.first(date.atTime(time));
        return minute == null ? -1 : minute;
    }

    /** Null if the date begins when the weeks are over, or has begun before them. */
    private @Nullable Sheet ofDate(LocalDate date) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            Integer begins = versions.get(i).sheet().first(date.atStartOfDay());
            if (begins == null) {
                return null;
            }
            if (i == 0 || versions.get(i).version().from() <= begins) {
                return versions.get(i).sheet();
            }
        }
        return null;
    }

    private Known versionAt(int minute) {
        int newest = versions.size() - 1;
        while (versions.get(newest).version().from() > minute) {
            newest--;
        }
        return versions.get(newest);
    }

    private static Map<DayOfWeek, List<Window>> week(Random random) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(day, windows(random));
            }
        }
        week.put(DayOfWeek.of(1 + random.nextInt(7)), windows(random));
        return week;
    }

    /** One to three windows, some at night, where clocks change. */
    private static List<Window> windows(Random random) {
        TreeSet<Integer> bounds = new TreeSet<>();
        int wanted = 2 * (1 + random.nextInt(3));
        while (bounds.size() < wanted) {
            bounds.add(random.nextInt(4) == 0 ? 15 * random.nextInt(17) : 15 * (28 + random.nextInt(60)));
        }
        List<Integer> sorted = new ArrayList<>(bounds);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i += 2) {
            windows.add(new Window(sorted.get(i), sorted.get(i + 1)));
        }
        return windows;
    }

    /** What the wall clock of a place shows at each minute, and when work is done there. */
    private final class Sheet {

        private final long[] shown = new long[MINUTES];
        private final Map<Long, Integer> firstShown = new HashMap<>();
        private final boolean[] worked = new boolean[MINUTES];
        private final Set<LocalDate> workingDays = new HashSet<>();

        private Sheet(Draft draft) {
            Map<Long, Integer> lastShown = new HashMap<>();
            Set<LocalDate> dates = new TreeSet<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                LocalDateTime wall = LocalDateTime.ofInstant(at(minute), draft.zone());
                shown[minute] = wall.toEpochSecond(ZoneOffset.UTC) / 60;
                firstShown.putIfAbsent(shown[minute], minute);
                lastShown.put(shown[minute], minute);
                dates.add(wall.toLocalDate());
            }
            for (LocalDate date : dates) {
                long midnight = date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 60;
                for (Window window : windowsOf(date, draft)) {
                    Integer from = firstShown.get(midnight + window.from());
                    Integer to = lastShown.get(midnight + window.to());
                    int begin = from == null ? after(midnight + window.from()) : from;
                    int end = to == null ? after(midnight + window.to()) : to;
                    for (int minute = begin; minute < end; minute++) {
                        worked[minute] = true;
                        workingDays.add(date);
                    }
                }
            }
        }

        private static List<Window> windowsOf(LocalDate date, Draft draft) {
            for (ExtraDay extra : draft.extraDays()) {
                if (extra.date().equals(date)) {
                    return extra.windows();
                }
            }
            return draft.holidays().contains(new Holiday.On(date))
                    ? List.of()
                    : draft.week().getOrDefault(date.getDayOfWeek(), List.of());
        }

        private int after(long wanted) {
            for (int minute = 0; minute < MINUTES; minute++) {
                if (shown[minute] > wanted) {
                    return minute;
                }
            }
            return MINUTES;
        }

        private LocalDateTime wall(int minute) {
            return LocalDateTime.ofEpochSecond(shown[minute] * 60, 0, ZoneOffset.UTC);
        }

        /** Null if it is not shown within the weeks. */
        private @Nullable Integer first(LocalDateTime wall) {
            long wanted = wall.toEpochSecond(ZoneOffset.UTC) / 60;
            Integer minute = firstShown.get(wanted);
            if (minute != null) {
                return minute;
            }
            int after = after(wanted);
            return wanted < shown[0] || after == MINUTES ? null : after;
        }
    }
}
