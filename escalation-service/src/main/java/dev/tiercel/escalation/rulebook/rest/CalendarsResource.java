package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.rest.Versions.Difference;
import dev.tiercel.escalation.rulebook.rest.Versions.EntrySummary;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /calendars}: when work is done, in versions. */
@Cancellable(false)
@Path("/calendars")
@Produces({MediaType.APPLICATION_JSON, EntryForms.YAML})
public class CalendarsResource {

    private static final String ID = "Id of the calendar.";

    private final Entries entries;
    private final Versions versions;

    CalendarsResource(Entries entries, Versions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars",
            description = "The newest version of each calendar, by id.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> list(@BeanParam PageParams page, @Context UriInfo uri) {
        return versions.newest("calendars", List.of(Calendar.KIND), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getCalendar",
            summary = "Read a calendar",
            description =
                    "Its newest version, as JSON or YAML; the answer can be changed and sent back with PUT and its ETag"
                            + " as `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The newest version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Calendar.class)),
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
            operationId = "putCalendar",
            summary = "Create or change a calendar",
            description =
                    "A change is a new version. To change one that exists `If-Match` is required. What the calendar"
                            + " says already is answered 200 and makes no version, whatever `If-Match` says, so a request"
                            + " can be repeated. Every mistake of the document is named at once, with its line. Public"
                            + " holidays are written out for last year to ten years from now; sent again in a later year"
                            + " the calendar gets a new version with later years.")
    @RequestBody(
            required = true,
            description = "The calendar. `kind` and `id` may be left out, as the address says them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Calendar.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "200",
            description = "The new version, or the one that says so already.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Calendar.class)),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "201",
            description = "Created: version 1.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Calendar.class)),
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

    @GET
    @Path("/{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listCalendarVersions",
            summary = "List the versions of a calendar",
            description = "Every version there ever was, newest first.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> versions(
            @PathParam("id") @Parameter(description = ID) String id, @BeanParam PageParams page, @Context UriInfo uri) {
        return versions.of(key(id), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getCalendarVersion",
            summary = "Read a version of a calendar",
            description = "As it was published.")
    @APIResponse(
            responseCode = "200",
            description = "That version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RuleBookSchemas.Calendar.class)),
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
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "diffCalendarVersions",
            summary = "Compare two versions of a calendar",
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
        return new EntryKey(Calendar.KIND, id);
    }
}
