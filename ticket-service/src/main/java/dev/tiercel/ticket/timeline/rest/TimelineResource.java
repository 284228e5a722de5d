package dev.tiercel.ticket.timeline.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.rest.Problems;
import dev.tiercel.ticket.lifecycle.store.Tickets;
import dev.tiercel.ticket.timeline.store.Timelines;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Everything that happened to a ticket, oldest first. */
@Cancellable(false)
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
class TimelineResource {
    private static final String LIST = "timeline";

    private final Mutiny.SessionFactory sessions;
    private final Tickets tickets;
    private final Timelines timelines;
    private final Caller caller;

    TimelineResource(Mutiny.SessionFactory sessions, Tickets tickets, Timelines timelines, Caller caller) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.timelines = timelines;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getTicketTimeline",
            summary = "Everything that happened to a ticket",
            description = "In the order it happened, with its texts: the ticket's own events, commands that are held or"
                    + " were refused, and what the other services told (which may lag).")
    public Uni<RestResponse<Page.Items<TimelineItem>>> read(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(
                            regexp = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                            message = "expected: a ticket id, which is a lower-case UUID")
                    String id,
            @BeanParam PageParams paging,
            @Context UriInfo uri) {
        String tenant = caller.tenant();
        PageRequest page = paging.of(LIST, 2);
        boolean first = page.after().isEmpty();
        Instant at = first ? Instant.EPOCH : page.after(0, Instant::parse);
        String place = first ? "" : page.after(1, text -> text);
        return sessions.withSession(session -> tickets.find(session, tenant, new TicketId(id))
                        .onItem()
                        .transform(found -> found.orElseThrow(() -> Problems.unknownTicket(id)))
                        .chain(() -> timelines.after(session, tenant, id, at, place, page.fetch())))
                .onFailure()
                .transform(Problems::of)
                .map(found -> page.page(found, entry -> List.of(entry.at().toString(), entry.place()))
                        .map(TimelineItem::of)
                        .answer(uri));
    }
}
