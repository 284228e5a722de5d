package dev.tiercel.ticket.access.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.IfMatch;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.outbox.TraceParent;
import dev.tiercel.ticket.access.AccessKey;
import dev.tiercel.ticket.access.store.AccessKeyStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The keys of the caller's tenant. */
@Cancellable(false)
@Path("/keys")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class KeyResource {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String ID_EXPECTED = "expected: the id of a key, which is a lower-case UUID";
    private static final String NO_BODY = "missing (expected: a JSON object)";
    private static final String OLDEST_FIRST = "keys createdAt";

    private final Mutiny.SessionFactory sessions;
    private final AccessKeyStore keys;
    private final KeyCommands commands;
    private final Caller caller;
    private final InstantSource time;

    KeyResource(
            Mutiny.SessionFactory sessions,
            AccessKeyStore keys,
            KeyCommands commands,
            Caller caller,
            InstantSource time) {
        this.sessions = sessions;
        this.keys = keys;
        this.commands = commands;
        this.caller = caller;
        this.time = time;
    }

    @POST
    @Operation(
            operationId = "makeKey",
            summary = "Make an API key",
            description = "The answer shows the key in clear for the only time; all four services accept it within"
                    + " seconds. Sent again with the same Idempotency-Key it shows the same key again.")
    @APIResponse(
            responseCode = "201",
            description = "The key, in clear.",
            content = @Content(schema = @Schema(implementation = KeyAnswer.class)))
    public Uni<Response> make(
            @NotNull(message = NO_BODY) @Valid NewKey request,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.make(request, TraceParent.orNull(traceparent));
    }

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "List API keys",
            description =
                    "The keys of the caller's tenant that were made here, the oldest first; revoked and expired ones"
                            + " too. Keys that a service is configured with are not among them.")
    public Uni<RestResponse<Page.Items<KeyAnswer>>> list(@BeanParam PageParams params, @Context UriInfo uri) {
        String tenant = caller.tenant();
        PageRequest page = params.of(OLDEST_FIRST, 2);
        return sessions.withSession(session -> keys.page(session, tenant, page))
                .onFailure()
                .transform(KeyProblems::of)
                .map(found -> page.page(found, key -> List.of(key.createdAt().toString(), key.id()))
                        .map(key -> KeyAnswer.of(key, time.instant()))
                        .answer(uri));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getKey", summary = "Read an API key", description = "Without its clear text.")
    public Uni<RestResponse<KeyAnswer>> read(
            @Parameter(description = "Id of the key.") @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED)
                    String id) {
        String tenant = caller.tenant();
        return sessions.withSession(session -> keys.find(session, tenant, id))
                .onFailure()
                .transform(KeyProblems::of)
                .map(found -> {
                    AccessKey key = found.orElseThrow(() -> KeyProblems.unknownKey(id));
                    return RestResponse.ResponseBuilder.ok(KeyAnswer.of(key, time.instant()))
                            .header(HttpHeaders.ETAG, ETags.of(key.version()))
                            .build();
                });
    }

    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateKey",
            summary = "Rotate an API key",
            description = "Makes a new clear text, shown in the answer for the only time; name, roles and expiry stay.")
    @APIResponse(
            responseCode = "200",
            description = "The key, with its new clear text.",
            content = @Content(schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "409", description = "It was revoked (`key-revoked`) or has expired (`key-expired`).")
    @APIResponse(responseCode = "428", description = "The header If-Match is missing.")
    public Uni<Response> rotate(
            @Parameter(description = "Id of the key.") @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED)
                    String id,
            @NotNull(message = NO_BODY) @Valid RotateKey request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        IfMatch wanted = ETags.requiredIfMatch(ifMatch);
        return commands.rotate(id, wanted, request.overlap(), TraceParent.orNull(traceparent));
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key",
            description =
                    "No service accepts it any more within seconds; there is no way back. Nothing happens to one that"
                            + " is revoked already.")
    @APIResponse(
            responseCode = "200",
            description = "The key, revoked.",
            content = @Content(schema = @Schema(implementation = KeyAnswer.class)))
    @APIResponse(responseCode = "428", description = "The header If-Match is missing.")
    public Uni<Response> revoke(
            @Parameter(description = "Id of the key.") @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED)
                    String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.revoke(id, ETags.requiredIfMatch(ifMatch), TraceParent.orNull(traceparent));
    }
}
