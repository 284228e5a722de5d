package dev.tiercel.ticket.search.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.search.Order;
import dev.tiercel.ticket.search.Sought;
import dev.tiercel.ticket.search.store.TicketSearch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Lists tickets, filters them and searches in them. */
@Cancellable(false)
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {
    private static final String LIST = "tickets ";

    private final Mutiny.SessionFactory sessions;
    private final TicketSearch search;
    private final Caller caller;

    SearchResource(Mutiny.SessionFactory sessions, TicketSearch search, Caller caller) {
        this.sessions = sessions;
        this.search = search;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listTickets",
            summary = "List, filter and search tickets",
            description =
                    "A ticket is listed if it is all that is asked for. A page goes on where the one before ended,"
                            + " whatever was opened in between; ordered by `updatedAt`, a ticket that changes meanwhile can come"
                            + " again. `tier` is the newest stay known here and may lag.")
    public Uni<RestResponse<Page.Items<ListedTicket>>> list(
            @BeanParam SearchParams params, @BeanParam PageParams paging, @Context UriInfo uri) {
        String tenant = caller.tenant();
        Sought sought = params.sought();
        Order order = params.order();
        PageRequest page = paging.of(LIST + order.word(), 2);
        TicketSearch.Place after = page.after().isEmpty()
                ? null
                : new TicketSearch.Place(
                        page.after(0, Queries::instant), page.after(1, text -> new TicketId(text).value()));
        return sessions.withSession(session -> search.find(session, tenant, sought, order, after, page.fetch()))
                .onFailure(Faults::isDatabaseAway)
                .transform(away -> TypedProblem.databaseAway("send the request again."))
                .map(found -> page.page(
                                found, ticket -> List.of(ticket.at(order).toString(), ticket.id()))
                        .map(ListedTicket::of)
                        .answer(uri));
    }
}
