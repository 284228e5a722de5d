package dev.tiercel.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** The promise of the rule book that is counted in office hours, worked out by hand: window after window. */
final class OfficeHours {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private record Window(LocalTime from, LocalTime to) {}

    private static final List<Window> WINDOWS = List.of(
            new Window(LocalTime.of(9, 0), LocalTime.of(14, 0)), new Window(LocalTime.of(15, 0), LocalTime.of(18, 0)));

    private OfficeHours() {}

    /**
     * @param ticketEvents of one ticket, opened with the priority
     * @return false if nothing was told of it while it ran: in a storm the timer may come back when all is over
     */
    static boolean areCounted(List<Event> ticketEvents, String priority) {
        Instant openedAt = ticketEvents.stream()
                .filter(event -> event.type().equals("ticket.created"))
                .map(event -> Instant.parse(
                        event.body().path("ticket").path("openedAt").asText()))
                .findFirst()
                .orElseThrow();
        List<String> dueAts = ticketEvents.stream()
                .filter(event -> event.type().equals("sla-clocks.changed"))
                .flatMap(event ->
                        StreamSupport.stream(event.body().path("clocks").spliterator(), false))
                .filter(clock -> clock.path("objective").asText().equals("written-up"))
                .filter(clock -> clock.path("state").asText().equals("running"))
                .map((JsonNode clock) -> clock.path("dueAt").asText())
                .distinct()
                .toList();
        assertThat(dueAts)
                .as("when it is due to write up a %s opened at %s", priority, openedAt)
                .isSubsetOf(dueAt(openedAt.atZone(MADRID), priority).toString());
        return !dueAts.isEmpty();
    }

    private static Instant dueAt(ZonedDateTime opened, String priority) {
        return switch (priority) {
            case "P1" -> counted(opened, Duration.ofHours(2));
            case "P2" -> {
                ZonedDateTime start = inOffice(opened);
                yield at(workingDayAfter(start.toLocalDate()), start.toLocalTime());
            }
            case "P3" -> at(workingDayAfter(opened.toLocalDate()), LocalTime.of(16, 0));
            case "P4" -> counted(opened, Duration.ofHours(20));
            default -> throw new IllegalArgumentException("priority: " + priority + " (expected: P1 to P4)");
        };
    }

    private static Instant counted(ZonedDateTime opened, Duration target) {
        Duration left = target;
        Instant from = opened.toInstant();
        for (LocalDate day = opened.toLocalDate(); ; day = workingDayAfter(day)) {
            for (Window window : isWorkingDay(day) ? WINDOWS : List.<Window>of()) {
                Instant opens = at(day, window.from()).isBefore(from) ? from : at(day, window.from());
                Duration open = Duration.between(opens, at(day, window.to()));
                if (open.compareTo(left) >= 0) {
                    return opens.plus(left);
                }
                left = open.isNegative() ? left : left.minus(open);
            }
        }
    }

    /** The same instant, or the next opening. */
    private static ZonedDateTime inOffice(ZonedDateTime at) {
        LocalDate day = at.toLocalDate();
        for (Window window : isWorkingDay(day) ? WINDOWS : List.<Window>of()) {
            if (at.toLocalTime().isBefore(window.to())) {
                return at.toLocalTime().isBefore(window.from()) ? at.with(window.from()) : at;
            }
        }
        return workingDayAfter(day).atTime(WINDOWS.get(0).from()).atZone(MADRID);
    }

    private static LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(MADRID).toInstant();
    }
}
