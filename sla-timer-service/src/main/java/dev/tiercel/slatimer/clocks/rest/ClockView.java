package dev.tiercel.slatimer.clocks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.slatimer.clocks.CalendarRef;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.Explanation;
import dev.tiercel.slatimer.clocks.Interval;
import dev.tiercel.slatimer.clocks.Measure;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.kafka.EventWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One clock and why it stands like this. */
@Schema(name = "Clock", description = "One promise about the ticket, how it stands, and what counted for it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClockView(
        @Schema(required = true, examples = "resolution") String objective,

        @Schema(required = true, description = "Counts a recurring objective; of a tier the sequence of the stay.")
        int instance,

        @Schema(description = "Of a tier: the sequence of the stay.") @Nullable
        Integer sequence,

        @Schema(description = "Only on the objectives of a tier.") @Nullable
        Integer tier,

        @Schema(
                required = true,
                description = "`breached` has stopped after it was due, `breached-and-running` has not stopped.",
                enumeration = {"running", "paused", "met", "breached-and-running", "breached", "cancelled"})
        String state,

        @Schema(required = true, description = "The priority whose target counts.")
        String priority,

        @Schema(required = true, description = "The policy version, frozen for the ticket.")
        PolicyView policy,

        @Schema(required = true, examples = "2wd") String target,

        @Schema(required = true, description = "The calendar that counts, in the version in force now.")
        CalendarView calendar,

        @Schema(required = true) Instant startedAt,

        @Schema(
                description =
                        "When it was missed or will be. Absent while paused, on clocks that stopped in time, and where the calendar never has that much time.")
        @Nullable
        Instant dueAt,

        @Schema(description = "The same on the wall clock of the calendar.") @Nullable
        String localDueAt,

        @Nullable Instant stoppedAt,

        @Schema(required = true, description = "Counted until it stopped or until now.", examples = "PT3H")
        String spent,

        @Schema(description = "Counted time left; PT0S once due, absent on clocks that stopped.", examples = "PT1H")
        @Nullable
        String left,

        @Schema(required = true, description = "Warnings still owed or told since the last change, soonest first.")
        List<WarningView> warnings,

        @Schema(
                required = true,
                description =
                        "The terms it was ever under, oldest first: each priority and policy since when, and what it would have been due by.")
        List<TermsView> terms,

        @Schema(
                required = true,
                description =
                        "From the start without a gap: what counted, what did not, and why. Ends where the clock stopped, else now or when it will be due.")
        List<IntervalView> intervals,

        @Schema(description = "True if there are more intervals than the 2,000 told.") @Nullable
        Boolean intervalsCut) {

    @Schema(name = "PolicyVersion")
    record PolicyView(
            @Schema(required = true) String id,
            @Schema(required = true) int version) {

        static PolicyView of(PolicyRef policy) {
            return new PolicyView(policy.id(), policy.version());
        }
    }

    @Schema(name = "CalendarVersion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalendarView(
            @Schema(required = true, examples = "office") String id,

            @Schema(description = "Absent for `24x7`, which is built in.") @Nullable
            Integer version) {

        static CalendarView of(CalendarRef calendar) {
            return new CalendarView(calendar.id(), calendar.version());
        }
    }

    @Schema(name = "ClockWarning")
    record WarningView(
            @Schema(required = true, examples = "80%") String warnAt,

            @Schema(required = true, description = "When it is told.")
            Instant warningDueAt) {}

    @Schema(name = "ClockTerms")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TermsView(
            @Schema(required = true) Instant from,

            @Schema(description = "Absent on the newest.") @Nullable
            Instant to,

            @Schema(required = true) String priority,
            @Schema(required = true) PolicyView policy,
            @Schema(required = true) String target,

            @Schema(required = true, description = "Name of the calendar.")
            String calendar,

            @Schema(required = true, description = "Whether the state follows from these.")
            boolean decisive) {}

    @Schema(name = "ClockInterval")
    record IntervalView(
            @Schema(required = true) Instant from,
            @Schema(required = true) Instant to,

            @Schema(
                    required = true,
                    description = "`from` on the wall clock of the calendar.",
                    examples = "Fri 2026-03-27 18:00 +01:00 Europe/Madrid")
            String localFrom,

            @Schema(required = true) String localTo,
            @Schema(required = true) boolean counted,

            @Schema(
                    required = true,
                    description = "`working-hours` or `elapsed-time` if it counted; else `outside-hours`, `resolved`,"
                            + " `waiting:` and the reason, or the condition of the policy that paused it.",
                    examples = "working-hours")
            String why,

            @Schema(required = true, description = "The version in force then.")
            CalendarView calendar) {

        static List<IntervalView> of(List<Interval> intervals, ServiceCalendar calendar) {
            return intervals.stream()
                    .map(one -> new IntervalView(
                            one.from(),
                            one.to(),
                            local(one.from(), calendar),
                            local(one.to(), calendar),
                            one.counted(),
                            one.why(),
                            CalendarView.of(one.calendar())))
                    .toList();
        }
    }

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx VV", Locale.ROOT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss.SSS xxx VV", Locale.ROOT);

    static ClockView of(Explanation explained) {
        Clock clock = explained.clock();
        Promise promise = clock.promise();
        Measure newest = clock.newest();
        return new ClockView(
                promise.objective(),
                promise.instance(),
                promise.tier() == null ? null : promise.instance(),
                promise.tier(),
                EventWriter.stateOf(clock.state()),
                promise.priority().name(),
                PolicyView.of(promise.policy()),
                promise.target().text(),
                CalendarView.of(explained.calendar()),
                promise.startedAt(),
                clock.dueAt(),
                clock.dueAt() == null ? null : local(clock.dueAt(), newest.calendar()),
                clock.stoppedAt(),
                explained.spent().toString(),
                text(explained.left()),
                clock.warnings().stream()
                        .map(warning -> new WarningView(warning.warnAt().text(), warning.at()))
                        .toList(),
                terms(clock),
                IntervalView.of(explained.intervals(), clock.measure().calendar()),
                explained.isCut() ? true : null);
    }

    private static List<TermsView> terms(Clock clock) {
        return clock.measures().stream()
                .map(measure -> new TermsView(
                        measure.from(),
                        measure.to(),
                        measure.promise().priority().name(),
                        PolicyView.of(measure.promise().policy()),
                        measure.promise().target().text(),
                        measure.promise().calendar(),
                        measure.equals(clock.measure())))
                .toList();
    }

    /** As the clock on the wall shows it where the calendar is lived; elapsed time is told in UTC. */
    static String local(Instant instant, ServiceCalendar calendar) {
        ZoneId zone = calendar.time() instanceof CalendarVersions versions
                ? versions.at(instant).calendar().zone()
                : calendar.time() instanceof Calendar one ? one.zone() : ZoneId.of("UTC");
        boolean whole = instant.toEpochMilli() % 60_000 == 0;
        return (whole ? MINUTES : MILLIS).format(instant.atZone(zone));
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }
}
