package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.rest.Versions.Difference;
import dev.tiercel.escalation.rulebook.rest.Versions.EntrySummary;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /directory/teams}: people who answer together. */
@Cancellable(false)
@Path("/directory/teams")
@Produces({MediaType.APPLICATION_JSON, EntryForms.YAML})
public class TeamsResource {

    private static final String ID = "Id of the team.";

    private final Entries entries;
    private final Versions versions;

    TeamsResource(Entries entries, Versions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENT)
    @Operation(operationId = "listTeams", summary = "List the teams", description = "By id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of teams.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RuleBookSchemas.Teams.class)))
    public Uni<Response> list(@BeanParam PageParams page, @Context UriInfo uri) {
        return versions.directory(Team.KIND, page)
                .map(found -> found.map(EntryForms::document).answer(uri).toResponse());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "getTeam",
            summary = "Read a team",
            description = "As it is now, as JSON or YAML. `version` counts the changes, removals among them.")
    @APIResponse(
            responseCode = "200",
            description = "The team.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Team.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    public Uni<Response> get(@PathParam("id") @Parameter(description = ID) String id, @Context Request request) {
        return entries.get(key(id), request);
    }

    @PUT
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, EntryForms.YAML})
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "putTeam",
            summary = "Create or change a team",
            description = "Members count from then on, also for tickets that are at the team already. To change"
                    + " one that exists `If-Match` is required. What is said already is answered 200 and changes nothing,"
                    + " whatever `If-Match` says, so a request can be repeated.")
    @RequestBody(
            required = true,
            description = "The team. `kind` and `id` may be left out, as the address says them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Team.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "200",
            description = "Changed, or as it was if it says so already.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Team.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Team.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "409",
            description =
                    "The team would lose its last member while a tier of a policy tells the team (`still-needed`).")
    public Uni<Response> put(
            @PathParam("id") @Parameter(description = ID) String id,
            byte[] body,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return entries.put(key(id), body, headers, request, uri.getRequestUri());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "removeTeam",
            summary = "Remove a team",
            description =
                    "Forgotten with its earlier versions and announced as removed. Refused while the newest version of a policy names the team. `If-Match` is required.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(
            responseCode = "409",
            description = "The newest version of a policy or one that open tickets are under names the team, or an open"
                    + " ticket is at it; `neededBy` says where (`still-needed`).")
    public Uni<Response> remove(@PathParam("id") @Parameter(description = ID) String id, @Context HttpHeaders headers) {
        return entries.remove(key(id), headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    @GET
    @Path("/{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "listTeamVersions",
            summary = "List the versions of a team",
            description =
                    "Newest first. They reach back to when the team was created, or created anew after a removal.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> versions(
            @PathParam("id") @Parameter(description = ID) String id, @BeanParam PageParams page, @Context UriInfo uri) {
        return versions.of(key(id), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "getTeamVersion",
            summary = "Read a version of a team",
            description = "As it was published.")
    @APIResponse(
            responseCode = "200",
            description = "That version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Team.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    public Uni<Response> version(
            @PathParam("id") @Parameter(description = ID) String id,
            @PathParam("version") @Parameter(description = "The number of the version, from 1.") String version,
            @Context Request request) {
        return entries.version(key(id), version, request);
    }

    @GET
    @Path("/{id}/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "diffTeamVersions",
            summary = "Compare two versions of a team",
            description = "The smallest fields that differ.")
    public Uni<Difference> diff(
            @PathParam("id") @Parameter(description = ID) String id,
            @QueryParam("from")
                    @Parameter(description = "The version to compare from; without it the one before `to`.")
                    @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "The version to compare to; without it the newest.") @Nullable
                    String to) {
        return versions.difference(key(id), from, to);
    }

    private static EntryKey key(String id) {
        return new EntryKey(Team.KIND, id);
    }
}
