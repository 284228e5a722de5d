package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a ticket. A command answers with the ticket after it; one whose outcome already holds answers so
 * too, without a new version. One that is told late is judged where it belongs in the history.
 */
@Cancellable(false)
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
class CommandResource {
    private static final String HELD =
            "It has a source sequence that is not next: it is held until those before it came.";

    private final Commands commands;
    private final Caller caller;

    CommandResource(Commands commands, Caller caller) {
        this.commands = commands;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "acknowledgeTicket",
            summary = "Take a ticket on",
            description = "One stay is acknowledged once; an answer to an older stay stops no clock of a later one.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> acknowledgeTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Acknowledge request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/reply")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "replyToCustomer", summary = "Take down that the customer was answered")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> replyToCustomer(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Reply request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/customer-replied")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "takeDownCustomerReply",
            summary = "Take down what the customer wrote",
            description = "Ends a wait for the customer; after the resolution it is recorded and reopens nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> takeDownCustomerReply(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.CustomerReplied request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/wait")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "waitForSomebody", summary = "Let a ticket wait")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> waitForSomebody(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Wait request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "resumeTicket", summary = "Go on after a wait")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> resumeTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Resume request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/reassess")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "reassessTicket",
            summary = "Judge a ticket anew",
            description = "A priority, or impact and urgency, or a category; what is not named stays.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> reassessTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Reassess request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/assign")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "assignTicket",
            summary = "Give a ticket to a person or team",
            description = "Without both it is nobody's.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> assignTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Assign request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/milestone")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "reachMilestone", summary = "Say that something was reached")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> reachMilestone(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Milestone request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/note")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "addNote", summary = "Add a note for those who work on it")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> addNote(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Note request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/resolve")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "resolveTicket", summary = "Call a ticket solved", description = "Ends a wait that is on.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> resolveTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Resolve request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "reopenTicket",
            summary = "Take a resolved or closed ticket up again",
            description = "Up to 30 days after closing, the last instant included.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> reopenTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Reopen request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "closeTicket", summary = "Close a resolved ticket")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> closeTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Close request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.CRM)
    @Operation(operationId = "cancelTicket", summary = "End a ticket unsolved")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> cancelTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Cancel request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "mergeTicket",
            summary = "Let a ticket go on as part of another",
            description = "The other one gets a link of the kind merged-from.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> mergeTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Merge request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }

    @POST
    @Path("/{id}/link")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "linkTicket",
            summary = "Relate a ticket to another",
            description = "The other one shows it as linkedFrom.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket after it.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = HELD,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HeldAnswer.Envelope.class)))
    public Uni<Response> linkTicket(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @NotNull(message = TicketResource.NO_BODY) @Valid Requests.Link request,
            @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return commands.handle(caller.tenant(), id, request, ifMatch, traceparent);
    }
}
