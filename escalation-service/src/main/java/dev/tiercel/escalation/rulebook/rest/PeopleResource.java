package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
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

/** {@code /directory/people}: who can be told, and how. Personal data. */
@Cancellable(false)
@Path("/directory/people")
@Produces({MediaType.APPLICATION_JSON, EntryForms.YAML})
public class PeopleResource {

    private static final String ID = "Id of the person.";

    private final Entries entries;
    private final Versions versions;

    PeopleResource(Entries entries, Versions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENT)
    @Operation(operationId = "listPeople", summary = "List the people", description = "By id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of people.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RuleBookSchemas.People.class)))
    public Uni<Response> list(@BeanParam PageParams page, @Context UriInfo uri) {
        return versions.directory(Person.KIND, page)
                .map(found -> found.map(EntryForms::document).answer(uri).toResponse());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "getPerson",
            summary = "Read a person",
            description = "As it is now, as JSON or YAML. `version` counts the changes, removals among them.")
    @APIResponse(
            responseCode = "200",
            description = "The person.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Person.class)),
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
            operationId = "putPerson",
            summary = "Create or change a person",
            description = "Contacts count from then on, for deliveries under way too. To change"
                    + " one that exists `If-Match` is required. What is said already is answered 200 and changes nothing,"
                    + " whatever `If-Match` says, so a request can be repeated.")
    @RequestBody(
            required = true,
            description = "The person. `kind` and `id` may be left out, as the address says them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Person.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "200",
            description = "Changed, or as it was if it says so already.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Person.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Person.class)),
                @Content(mediaType = EntryForms.YAML)
            })
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
            operationId = "removePerson",
            summary = "Remove a person",
            description =
                    "Whatever was known of the person, earlier versions too, is forgotten here and announced as removed. Refused while anything names the person. `If-Match` is required.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(
            responseCode = "409",
            description = "The newest version of a policy, a version that open tickets are under, or a team names the"
                    + " person; `neededBy` says where (`still-needed`).")
    public Uni<Response> remove(@PathParam("id") @Parameter(description = ID) String id, @Context HttpHeaders headers) {
        return entries.remove(key(id), headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    @GET
    @Path("/{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "listPersonVersions",
            summary = "List the versions of a person",
            description =
                    "Newest first. They reach back to when the person was created, or created anew after a removal.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> versions(
            @PathParam("id") @Parameter(description = ID) String id, @BeanParam PageParams page, @Context UriInfo uri) {
        return versions.of(key(id), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "getPersonVersion",
            summary = "Read a version of a person",
            description = "As it was published.")
    @APIResponse(
            responseCode = "200",
            description = "That version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Person.class)),
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
            operationId = "diffPersonVersions",
            summary = "Compare two versions of a person",
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
        return new EntryKey(Person.KIND, id);
    }
}
