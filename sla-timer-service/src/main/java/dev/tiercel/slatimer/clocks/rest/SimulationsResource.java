package dev.tiercel.slatimer.clocks.rest;

import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Simulation;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.kafka.DraftReader;
import dev.tiercel.slatimer.clocks.kafka.DraftReader.Draft;
import dev.tiercel.slatimer.clocks.kafka.DraftReader.DraftCalendar;
import dev.tiercel.slatimer.clocks.kafka.DraftReader.Wanted;
import dev.tiercel.slatimer.clocks.quarkus.TimerLifecycle;
import dev.tiercel.slatimer.clocks.streams.TimerQueries;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /simulations}: what would be told, if. */
@Cancellable(false)
@Path("/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SimulationsResource {

    private final TimerLifecycle timer;
    private final Caller caller;

    SimulationsResource(TimerLifecycle timer, Caller caller) {
        this.timer = timer;
        this.caller = caller;
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "simulate",
            extensions = @Extension(name = "x-computed", value = "true"),
            summary = "Try out a policy",
            description =
                    "Tells the exact timeline of warnings and breaches for a ticket that never was, under a policy that is"
                            + " published or only a draft, by the very code that measures real tickets. Nothing is stored or"
                            + " announced. Clocks of tiers are measured where `stays` says when the ticket comes to them;"
                            + " nothing is moved by a breach.")
    @RequestBody(
            required = true,
            description = "The policy, the ticket and what happens to it.",
            content = @Content(schema = @Schema(implementation = SimulationRequest.class)))
    public SimulationView simulate(byte[] body) {
        TimerQueries queries = timer.queries()
                .orElseThrow(() -> TimerProblems.away(timer.status().reason()));
        try {
            Draft draft = DraftReader.read(body, caller.tenant());
            Map<PolicyRef, SlaPolicy> policies = new HashMap<>();
            Ticket ticket = underItsPolicy(draft, queries, policies);
            addOthers(ticket, queries, policies);
            Map<String, ServiceCalendar> calendars = calendars(draft, queries, policies);
            Simulation simulation = Simulation.of(ticket, draft.stays(), new Rules(policies, calendars), draft.until());
            return SimulationView.of(simulation, name -> calendars.getOrDefault(name, ServiceCalendar.ALWAYS));
        } catch (InvalidStateStoreException e) {
            throw TimerProblems.away(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw badField(String.valueOf(e.getMessage()));
        }
    }

    private Ticket underItsPolicy(Draft draft, TimerQueries queries, Map<PolicyRef, SlaPolicy> policies) {
        SlaPolicy policy;
        if (draft.policy() instanceof Wanted.Stored stored) {
            policy = queries.policy(caller.tenant(), stored.id(), stored.version());
            if (policy == null) {
                throw new IllegalArgumentException("policy.id: " + stored.id()
                        + (stored.version() == null ? "" : "@" + stored.version())
                        + " (expected: an SLA policy that is published, or a draft with objectives)");
            }
        } else {
            policy = ((Wanted.Given) draft.policy()).policy();
        }
        policies.put(policy.ref(), policy);
        Ticket ticket = draft.ticket();
        return new Ticket(
                ticket.id(),
                ticket.tenant(),
                ticket.version(),
                ticket.priority(),
                ticket.openedAt(),
                policy.ref(),
                ticket.opening(),
                ticket.history());
    }

    /** Those it is moved to. */
    private void addOthers(Ticket ticket, TimerQueries queries, Map<PolicyRef, SlaPolicy> policies) {
        for (Happening happening : ticket.history()) {
            if (happening instanceof Happening.PolicyChanged changed && !policies.containsKey(changed.slaPolicy())) {
                PolicyRef ref = changed.slaPolicy();
                SlaPolicy policy = queries.policy(ticket.tenant(), ref.id(), ref.version());
                if (policy == null) {
                    throw new IllegalArgumentException("happenings.policies.slaPolicy: " + ref
                            + " (expected: a version of an SLA policy that is published)");
                }
                policies.put(ref, policy);
            }
        }
    }

    private Map<String, ServiceCalendar> calendars(
            Draft draft, TimerQueries queries, Map<PolicyRef, SlaPolicy> policies) {
        Map<String, ServiceCalendar> calendars = new HashMap<>();
        for (DraftCalendar given : draft.calendars()) {
            ServiceCalendar before = calendars.get(given.id());
            Instant inForceFrom = given.inForceFrom();
            if (before == null && inForceFrom != null) {
                before = queries.calendar(caller.tenant(), given.id());
            }
            boolean follows = before != null && inForceFrom != null;
            CalendarVersions time = follows && before.time() instanceof CalendarVersions versions
                    ? versions.and(inForceFrom, given.calendar())
                    : CalendarVersions.of(List.of(new CalendarVersions.Version(1, Instant.EPOCH, given.calendar())));
            calendars.put(given.id(), new ServiceCalendar(given.id(), time));
        }
        Map<String, String> named = new LinkedHashMap<>();
        policies.values().forEach(policy -> policy.calendars().forEach(name -> named.put(name, "policy.calendar")));
        for (int i = 0; i < draft.stays().size(); i++) {
            named.putIfAbsent(draft.stays().get(i).calendar(), "stays[" + i + "].calendar");
        }
        named.remove(ServiceCalendar.ALWAYS.id());
        named.forEach((name, field) -> {
            if (!calendars.containsKey(name)) {
                ServiceCalendar stored = queries.calendar(caller.tenant(), name);
                if (stored == null) {
                    throw new IllegalArgumentException(field + ": " + name
                            + " (expected: 24x7, a calendar that is published, or one given in calendars)");
                }
                calendars.put(name, stored);
            }
        });
        return calendars;
    }

    /** Every message begins with the path of its field. */
    private static RuntimeException badField(String message) {
        int colon = message.indexOf(": ");
        return colon < 0
                ? TypedProblem.badField("", "body", message)
                : TypedProblem.badField(message.substring(0, colon), "body", message.substring(colon + 2));
    }
}
