package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.escalation.rulebook.documents.DocumentText;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.store.Change.Need;
import dev.tiercel.escalation.rulebook.store.Rehearsals;
import dev.tiercel.escalation.rulebook.store.Rehearsals.Effect;
import dev.tiercel.escalation.rulebook.store.Rehearsals.Rehearsal;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /rule-book/check}: what would become of a set of documents. */
@Cancellable(false)
@Path("/rule-book")
public class RuleBookCheckResource {

    /** What a check has found. */
    @Schema(name = "RuleBookCheck", description = "What would become of the documents if they were stored.")
    record Check(
            @Schema(required = true, description = "Whether they could be stored, all of them at once.")
            boolean valid,

            @Schema(required = true, description = "Every mistake, by line.")
            List<Problem> mistakes,

            @Schema(required = true, description = "Each entry of the documents; empty if they are not valid.")
            List<Outcome> entries) {

        static Check of(Rehearsal rehearsal) {
            List<Problem> problems = rehearsal.mistakes().isEmpty()
                    ? rehearsal.needs().stream().map(Problem::of).toList()
                    : rehearsal.mistakes().stream().map(Problem::of).toList();
            return new Check(
                    problems.isEmpty(),
                    problems,
                    rehearsal.effects().stream().map(Outcome::of).toList());
        }
    }

    /** One mistake. */
    @Schema(name = "RuleBookMistake")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(
            @Schema(
                    required = true,
                    description =
                            "Path of the field, led by the index of its document, such as `[0].tiers[1].team`; of an"
                                    + " entry that is stored already led by its kind and id.")
            String field,

            @Schema(required = true, description = "What is wrong and what is allowed.")
            String message,

            @Schema(description = "Line of the text, counted from 1.", minimum = "1") @Nullable
            Integer line) {

        static Problem of(Mistake mistake) {
            return new Problem(mistake.field(), mistake.message(), mistake.line() == 0 ? null : mistake.line());
        }

        static Problem of(Need need) {
            return new Problem(need.by() + ": " + need.path(), need.what() + " after these changes", null);
        }
    }

    /** What would become of one entry. */
    @Schema(name = "RuleBookOutcome")
    record Outcome(
            @Schema(required = true) String kind,
            @Schema(required = true) String id,

            @Schema(
                    required = true,
                    enumeration = {"created", "changed", "unchanged"})
            String outcome,

            @Schema(required = true, description = "The version it would have.", minimum = "1")
            int version) {

        static Outcome of(Effect effect) {
            String outcome =
                    effect.before() == 0 ? "created" : effect.after() > effect.before() ? "changed" : "unchanged";
            return new Outcome(effect.key().kind(), effect.key().id(), outcome, effect.after());
        }
    }

    private final IdempotentRequests requests;
    private final Rehearsals rehearsals;
    private final Entries entries;
    private final Caller caller;

    RuleBookCheckResource(IdempotentRequests requests, Rehearsals rehearsals, Entries entries, Caller caller) {
        this.requests = requests;
        this.rehearsals = rehearsals;
        this.entries = entries;
        this.caller = caller;
    }

    @POST
    @Path("/check")
    @Consumes({MediaType.APPLICATION_JSON, EntryForms.YAML})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "checkRuleBook",
            summary = "Check documents without storing them",
            description =
                    "Judges any number of documents as if they were stored at once on top of the rule book as it is."
                            + " What names what may be in the documents or in the rule book; their order does not matter."
                            + " The answer is 200 whether they are valid or not.")
    @RequestBody(
            required = true,
            description =
                    "As JSON a document or a list of them, as YAML documents divided by `---`; each with its `kind`"
                            + " and `id`.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(anyOf = {RuleBookSchemas.Document.class, RuleBookSchemas.Documents.class})),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "200",
            description = "What would become of them.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Check.class)))
    public Uni<Response> check(byte[] body, @Context HttpHeaders headers) {
        DocumentText form = EntryForms.formOf(headers.getMediaType());
        String tenant = caller.tenant();
        return entries.reading(() -> Draft.of(form, Entries.text(body)))
                .chain(draft -> requests.inTransaction(session -> rehearsals
                        .rehearse(session, tenant, draft)
                        .map(rehearsal -> Response.ok(Check.of(rehearsal)).build())))
                .onFailure()
                .transform(Refusals::of);
    }
}
