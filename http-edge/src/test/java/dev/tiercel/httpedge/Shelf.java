package dev.tiercel.httpedge;

import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An endpoint of each sort, for the tests of what they have in common. */
@Path("/shelf")
public class Shelf {

    public record Book(
            @NotNull(message = "missing (expected: a title)") @Size(max = 10)
            String title,

            @Nullable Integer pages,
            @Nullable List<@Valid Part> parts,
            @Nullable Map<String, @Size(max = 3, message = "too long (expected: 3)") String> notes) {}

    public record Part(@Nullable String name) {}

    private final Caller caller;

    Shelf(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("/caller")
    @RolesAllowed(Roles.VIEWER)
    public Map<String, Object> caller() {
        return Map.of(
                "tenant",
                caller.tenant(),
                "name",
                caller.name(),
                "agent",
                caller.hasRole(Roles.AGENT),
                "admin",
                caller.hasRole(Roles.ADMIN));
    }

    /** Takes no body. */
    @POST
    @Path("/dusting")
    @RolesAllowed(Roles.VIEWER)
    public Map<String, Object> dust() {
        return Map.of("dusted", true);
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "nobody may see this";
    }

    @GET
    @Path("/agents-only")
    @RolesAllowed(Roles.AGENT)
    public String agentsOnly() {
        return "seen";
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    public Uni<Book> add(@NotNull(message = "missing (expected: a JSON object)") @Valid Book book) {
        return Uni.createFrom().item(book);
    }

    @POST
    @Path("/thread")
    @RolesAllowed(Roles.VIEWER)
    public Uni<String> thread(@NotNull Book book) {
        return Uni.createFrom().item(Thread.currentThread().getName());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public RestResponse<Page.Items<Integer>> list(
            @BeanParam PageParams params, @RestQuery @Nullable String shade, @Context UriInfo uri) {
        PageRequest page = params.of("shelf", 1);
        int from = page.after().isEmpty() ? 0 : page.after(0, Integer::parseInt);
        return page.page(
                        IntStream.rangeClosed(from + 1, 7)
                                .limit(page.fetch())
                                .boxed()
                                .toList(),
                        number -> List.of(String.valueOf(number)))
                .answer(uri);
    }

    @PUT
    @Path("/third")
    @RolesAllowed(Roles.VIEWER)
    public RestResponse<Book> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Book book) {
        ETags.requiredIfMatch(ifMatch).check(3);
        return RestResponse.ResponseBuilder.ok(book).header("ETag", ETags.of(4)).build();
    }

    @GET
    @Path("/away")
    @RolesAllowed(Roles.VIEWER)
    public String away() {
        throw TypedProblem.databaseAway("nothing was done.");
    }
}
