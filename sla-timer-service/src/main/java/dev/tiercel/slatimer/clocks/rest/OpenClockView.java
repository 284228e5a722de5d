package dev.tiercel.slatimer.clocks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.Promise;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One clock of a list. */
@Schema(name = "OpenClock", description = "A clock that has not stopped, as `sla-clocks` told it last.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenClockView(
        @Schema(required = true, type = SchemaType.STRING, format = "uuid")
        String ticketId,

        @Schema(required = true, examples = "resolution") String objective,

        @Schema(required = true, description = "Counts a recurring objective; of a tier the sequence of the stay.")
        int instance,

        @Schema(description = "Only on the objectives of a tier.") @Nullable
        Integer tier,

        @Schema(
                required = true,
                description = "`breached-and-running` was missed and has not stopped.",
                enumeration = {"running", "paused", "breached-and-running"})
        String state,

        @Schema(
                description =
                        "When it was missed or will be. Absent while paused, and where the calendar never has that much time.")
        @Nullable
        Instant dueAt,

        @Schema(required = true, description = "The priority whose target counts.")
        String priority,

        @Schema(required = true, description = "The policy version, frozen for the ticket.")
        ClockView.PolicyView policy,

        @Schema(required = true, examples = "2wd") String target,

        @Schema(required = true, description = "Name of the calendar that counts.")
        String calendar,

        @Schema(required = true) Instant startedAt) {

    static OpenClockView of(OpenClock clock) {
        Promise promise = clock.promise();
        return new OpenClockView(
                clock.ticketId(),
                promise.objective(),
                promise.instance(),
                promise.tier(),
                clock.state().word(),
                clock.dueAt(),
                promise.priority().name(),
                ClockView.PolicyView.of(promise.policy()),
                promise.target().text(),
                promise.calendar(),
                promise.startedAt());
    }

    OpenClock.Place place() {
        return OpenClock.placeOf(dueAt, ticketId, objective, instance);
    }
}
