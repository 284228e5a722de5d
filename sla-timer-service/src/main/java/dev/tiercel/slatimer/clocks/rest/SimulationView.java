package dev.tiercel.slatimer.clocks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Interval;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Simulation;
import dev.tiercel.slatimer.clocks.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would have been told. */
@Schema(name = "Simulation")
record SimulationView(
        @Schema(required = true, description = "Version of the time-zone data of this service.", examples = "2025b")
        String timeZoneData,

        @Schema(required = true, description = "The instant the clocks are told for.")
        Instant until,

        @Schema(required = true, description = "What happens, every move, warning and breach, in the order of time.")
        List<EntryView> timeline,

        @Schema(required = true, description = "How the clocks stand at `until`.")
        List<ClockView> clocks) {

    @Schema(name = "SimulationEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            @Schema(required = true) Instant at,

            @Schema(
                    description = "The same on the wall clock of the calendar.",
                    examples = "Mon 2026-03-30 18:00 +02:00 Europe/Madrid")
            @Nullable
            String localAt,

            @Schema(
                    required = true,
                    enumeration = {"opened", "happened", "moved", "warning", "breach"})
            String what,

            @Schema(description = "Only on `happened`: its type.", examples = "replied") @Nullable
            String happening,

            @Schema(description = "On `moved` and of the clocks of a tier: which stay.") @Nullable
            Integer sequence,

            @Schema(description = "On `moved` and of the clocks of a tier.") @Nullable
            Integer tier,

            @Nullable String objective,
            @Nullable Integer instance,
            ClockView.@Nullable PolicyView policy,
            @Nullable String target,

            @Schema(description = "Name of the calendar.") @Nullable
            String calendar,

            @Schema(description = "Only on `warning`: the entry of the policy.", examples = "80%") @Nullable
            String warnAt,

            @Schema(description = "Only on `warning`: when the promise would be missed.") @Nullable
            Instant dueAt,

            @Schema(description = "What had counted by then.", examples = "PT8H") @Nullable
            String counted,

            @Schema(description = "From the start of the clock to `at`, without a gap.") @Nullable
            List<ClockView.IntervalView> intervals) {}

    /** @param calendars by name, as they were counted */
    static SimulationView of(Simulation simulation, Function<String, ServiceCalendar> calendars) {
        return new SimulationView(
                TimeZones.version(),
                simulation.until(),
                simulation.timeline().stream()
                        .map(entry -> entry(entry, calendars))
                        .toList(),
                simulation.clocks().stream().map(ClockView::of).toList());
    }

    private static EntryView entry(Simulation.Entry entry, Function<String, ServiceCalendar> calendars) {
        if (entry instanceof Simulation.Warned warned) {
            Breach breach = warned.warning().breach();
            return told("warning", warned.at(), breach, warned.intervals(), calendars)
                    .warning(warned.warning().warning().warnAt().text(), breach.dueAt());
        } else if (entry instanceof Simulation.Breached breached) {
            return told("breach", breached.at(), breached.breach(), breached.intervals(), calendars)
                    .view();
        }
        if (entry instanceof Simulation.Moved moved) {
            Stay stay = moved.stay();
            return untimed(entry.at(), "moved", null, stay.sequence(), stay.tier());
        }
        String what = entry instanceof Simulation.Opened ? "opened" : "happened";
        String happening = entry instanceof Simulation.Happened happened ? typeOf(happened.happening()) : null;
        return untimed(entry.at(), what, happening, null, null);
    }

    private static EntryView untimed(
            Instant at, String what, @Nullable String happening, @Nullable Integer sequence, @Nullable Integer tier) {
        return new EntryView(
                at, null, what, happening, sequence, tier, null, null, null, null, null, null, null, null, null);
    }

    private record ToldEntry(EntryView view) {

        EntryView warning(String warnAt, Instant dueAt) {
            return new EntryView(
                    view.at(),
                    view.localAt(),
                    view.what(),
                    null,
                    view.sequence(),
                    view.tier(),
                    view.objective(),
                    view.instance(),
                    view.policy(),
                    view.target(),
                    view.calendar(),
                    warnAt,
                    dueAt,
                    view.counted(),
                    view.intervals());
        }
    }

    private static ToldEntry told(
            String what,
            Instant at,
            Breach breach,
            List<Interval> intervals,
            Function<String, ServiceCalendar> calendars) {
        Promise promise = breach.promise();
        ServiceCalendar calendar = calendars.apply(promise.calendar());
        Duration counted = intervals.stream()
                .filter(Interval::counted)
                .map(one -> Duration.between(one.from(), one.to()))
                .reduce(Duration.ZERO, Duration::plus);
        return new ToldEntry(new EntryView(
                at,
                ClockView.local(at, calendar),
                what,
                null,
                promise.tier() == null ? null : promise.instance(),
                promise.tier(),
                promise.objective(),
                promise.instance(),
                ClockView.PolicyView.of(promise.policy()),
                promise.target().text(),
                promise.calendar(),
                null,
                null,
                counted.toString(),
                ClockView.IntervalView.of(intervals, calendar)));
    }

    /** As the history of a ticket calls it. */
    private static String typeOf(Happening happening) {
        if (happening instanceof Happening.Milestone) {
            return "milestone-reached";
        } else if (happening instanceof Happening.PolicyChanged) {
            return "policies-changed";
        } else if (happening instanceof Happening.Ended) {
            return "cancelled";
        }
        return happening
                .getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
