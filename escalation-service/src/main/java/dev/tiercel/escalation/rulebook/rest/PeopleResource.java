package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.httpedge.Roles;
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

/** {@code /directory/people}: who can be told, and how. Personal data. */
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
            description = "As it is now, as JSON or YAML. `version` counts the changes.")
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
                    "What was known of the person is forgotten here and announced as removed. Refused while anything names the person. `If-Match` is required.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(
            responseCode = "409",
            description = "The newest version of a policy, a version that open tickets are under, or a team names the"
                    + " person; `neededBy` says where (`still-needed`).")
    public Uni<Response> remove(@PathParam("id") @Parameter(description = ID) String id, @Context HttpHeaders headers) {
        return entries.remove(key(id), headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    private static EntryKey key(String id) {
        return new EntryKey(Person.KIND, id);
    }
}
