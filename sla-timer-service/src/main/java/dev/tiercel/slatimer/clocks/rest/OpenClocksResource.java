package dev.tiercel.slatimer.clocks.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.quarkus.TimerLifecycle;
import dev.tiercel.slatimer.clocks.streams.TimerQueries;
import dev.tiercel.slatimer.clocks.streams.TimerQueries.Listed;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /clocks}: what will be missed next, and what was. */
@Cancellable(false)
@Path("/clocks")
@Produces(MediaType.APPLICATION_JSON)
class OpenClocksResource {

    private final TimerLifecycle timer;
    private final OtherInstance others;
    private final Caller caller;

    OpenClocksResource(TimerLifecycle timer, OtherInstance others, Caller caller) {
        this.timer = timer;
        this.others = others;
        this.caller = caller;
    }

    @GET
    @Blocking
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listClocks",
            summary = "List open clocks",
            description =
                    "The clocks of all tickets that have not stopped, as `sla-clocks` told them last: what is due first comes"
                            + " first, so what is missed already begins the list, and what has no due instant ends it. A clock"
                            + " that is timed anew while you page through may come twice or not at all. A page may hold fewer"
                            + " clocks than the limit, also none, where a filter fits few: there is more as long as there is a"
                            + " `Link`. Any instance answers for all tickets; if one of the others cannot be asked, the answer"
                            + " is 503 `timer-away`, which names it, and never a part.")
    public RestResponse<Page.Items<OpenClockView>> list(
            @BeanParam OpenClocksParams params,
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String key,
            @HeaderParam(OtherInstance.ASKED_BY_ANOTHER) @Parameter(hidden = true) @Nullable String asked) {
        PageRequest page = params.page();
        OpenClock.Filter filter = params.filter();
        OpenClock.Place after = OpenClocksParams.after(page);
        TimerQueries queries = timer.queries()
                .orElseThrow(() -> TimerProblems.away(timer.status().reason()));
        Listed listed = queries.open(caller.tenant(), filter, after, page.fetch());
        if (listed instanceof Listed.Away away) {
            throw TimerProblems.away(away.why());
        }
        OpenClocksPart<OpenClockView> own = viewed(((Listed.Part) listed).part());
        if (asked != null) {
            return OtherInstance.part(own);
        }
        return page(page, whole(own, queries, uri, key, page.fetch())).answer(uri);
    }

    private OpenClocksPart<OpenClockView> whole(
            OpenClocksPart<OpenClockView> own, TimerQueries queries, UriInfo uri, @Nullable String key, int most) {
        Set<Integer> all = queries.partitions();
        if (own.partitions().containsAll(all)) {
            return own;
        }
        List<OpenClocksPart<OpenClockView>> parts = new ArrayList<>(List.of(own));
        parts.addAll(others.list(queries.others(), uri.getRequestUri().getRawQuery(), key));
        OpenClocksPart<OpenClockView> whole = OpenClocksPart.merge(parts, OpenClockView::place, most);
        int told = parts.stream().mapToInt(part -> part.partitions().size()).sum();
        if (!whole.partitions().containsAll(all)) {
            Set<Integer> missing = new TreeSet<>(all);
            missing.removeAll(whole.partitions());
            throw TimerProblems.away("nobody tells what is on partitions " + missing + ": they are being handed out, or"
                    + " their instance has no address (expected: one in tiercel.sla-timer.advertised-address of every"
                    + " instance)");
        }
        if (told > all.size()) {
            throw TimerProblems.away("partitions are being handed over, and two instances tell what is on one");
        }
        return whole;
    }

    private static Page<OpenClockView> page(PageRequest page, OpenClocksPart<OpenClockView> whole) {
        OpenClock.Place lookedUpTo = whole.lookedUpTo();
        if (whole.clocks().size() <= page.limit() && lookedUpTo != null) {
            return page.endingAt(whole.clocks(), OpenClocksParams.of(lookedUpTo));
        }
        return page.page(whole.clocks(), clock -> OpenClocksParams.of(clock.place()));
    }

    private static OpenClocksPart<OpenClockView> viewed(OpenClocksPart<OpenClock> part) {
        return new OpenClocksPart<>(
                part.partitions(), part.clocks().stream().map(OpenClockView::of).toList(), part.lookedUpTo());
    }
}
