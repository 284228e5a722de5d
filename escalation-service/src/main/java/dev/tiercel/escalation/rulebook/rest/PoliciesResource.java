package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.rest.Versions.Difference;
import dev.tiercel.escalation.rulebook.rest.Versions.EntrySummary;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.TypedProblem;
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

/** {@code /policies}: SLA policies, escalation policies and the rules that choose among them, in versions. */
@Cancellable(false)
@Path("/policies")
@Produces({MediaType.APPLICATION_JSON, EntryForms.YAML})
public class PoliciesResource {

    private static final List<String> KINDS = List.of(EscalationPolicy.KIND, PolicyRules.KIND, SlaPolicy.KIND);
    private static final String KIND = "What kind of policy it is.";
    private static final String ID = "Id of the policy; `main` for policy rules.";

    private final Entries entries;
    private final Versions versions;

    PoliciesResource(Entries entries, Versions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listPolicies",
            summary = "List the policies",
            description = "The newest version of each policy, by kind and id.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> list(
            @QueryParam("kind")
                    @Parameter(
                            description = "Only policies of this kind.",
                            schema = @Schema(enumeration = {EscalationPolicy.KIND, PolicyRules.KIND, SlaPolicy.KIND}))
                    @Nullable
                    String kind,
            @BeanParam PageParams page,
            @Context UriInfo uri) {
        if (kind != null && !KINDS.contains(kind)) {
            throw TypedProblem.badField(
                    "kind", "query", "no kind of policy (expected: one of " + String.join(", ", KINDS) + ")");
        }
        String list = kind == null ? "policies" : "policies of kind " + kind;
        return versions.newest(list, kind == null ? KINDS : List.of(kind), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{kind}/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getPolicy",
            summary = "Read a policy",
            description =
                    "Its newest version: what new tickets are put under. As JSON or YAML; the answer can be changed"
                            + " and sent back with PUT and its ETag as `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The newest version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        oneOf = {
                                            RuleBookSchemas.SlaPolicy.class,
                                            RuleBookSchemas.EscalationPolicy.class,
                                            RuleBookSchemas.PolicyRules.class
                                        })),
                @Content(mediaType = EntryForms.YAML)
            })
    public Uni<Response> get(
            @PathParam("kind") @Parameter(description = KIND) String kind,
            @PathParam("id") @Parameter(description = ID) String id,
            @Context Request request) {
        return entries.get(key(kind, id), request);
    }

    @PUT
    @Path("/{kind}/{id}")
    @Consumes({MediaType.APPLICATION_JSON, EntryForms.YAML})
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "putPolicy",
            summary = "Create or change a policy",
            description =
                    "A change is a new version, for tickets opened from then on; open tickets keep theirs. To change"
                            + " one that exists `If-Match` is required. What the policy says already is answered 200 and makes no"
                            + " version, whatever `If-Match` says, so a request can be repeated. Every mistake of the document is"
                            + " named at once, with its line.")
    @RequestBody(
            required = true,
            description = "The policy. `kind` and `id` may be left out, as the address says them.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        oneOf = {
                                            RuleBookSchemas.SlaPolicy.class,
                                            RuleBookSchemas.EscalationPolicy.class,
                                            RuleBookSchemas.PolicyRules.class
                                        })),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "200",
            description = "The new version, or the one that says so already.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        oneOf = {
                                            RuleBookSchemas.SlaPolicy.class,
                                            RuleBookSchemas.EscalationPolicy.class,
                                            RuleBookSchemas.PolicyRules.class
                                        })),
                @Content(mediaType = EntryForms.YAML)
            })
    @APIResponse(
            responseCode = "201",
            description = "Created: version 1.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        oneOf = {
                                            RuleBookSchemas.SlaPolicy.class,
                                            RuleBookSchemas.EscalationPolicy.class,
                                            RuleBookSchemas.PolicyRules.class
                                        })),
                @Content(mediaType = EntryForms.YAML)
            })
    public Uni<Response> put(
            @PathParam("kind") @Parameter(description = KIND) String kind,
            @PathParam("id") @Parameter(description = ID) String id,
            byte[] body,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return entries.put(key(kind, id), body, headers, request, uri.getRequestUri());
    }

    @GET
    @Path("/{kind}/{id}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listPolicyVersions",
            summary = "List the versions of a policy",
            description = "Every version there ever was, newest first.")
    public Uni<RestResponse<Page.Items<EntrySummary>>> versions(
            @PathParam("kind") @Parameter(description = KIND) String kind,
            @PathParam("id") @Parameter(description = ID) String id,
            @BeanParam PageParams page,
            @Context UriInfo uri) {
        return versions.of(key(kind, id), page).map(found -> found.answer(uri));
    }

    @GET
    @Path("/{kind}/{id}/versions/{version}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getPolicyVersion",
            summary = "Read a version of a policy",
            description = "What tickets that were opened under this version are measured and escalated by.")
    @APIResponse(
            responseCode = "200",
            description = "That version.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        oneOf = {
                                            RuleBookSchemas.SlaPolicy.class,
                                            RuleBookSchemas.EscalationPolicy.class,
                                            RuleBookSchemas.PolicyRules.class
                                        })),
                @Content(mediaType = EntryForms.YAML)
            })
    public Uni<Response> version(
            @PathParam("kind") @Parameter(description = KIND) String kind,
            @PathParam("id") @Parameter(description = ID) String id,
            @PathParam("version") @Parameter(description = "The number of the version, from 1.") String version,
            @Context Request request) {
        return entries.version(key(kind, id), version, request);
    }

    @GET
    @Path("/{kind}/{id}/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "diffPolicyVersions",
            summary = "Compare two versions of a policy",
            description = "The smallest fields that differ.")
    public Uni<Difference> diff(
            @PathParam("kind") @Parameter(description = KIND) String kind,
            @PathParam("id") @Parameter(description = ID) String id,
            @QueryParam("from")
                    @Parameter(description = "The version to compare from; without it the one before `to`.")
                    @Nullable
                    String from,
            @QueryParam("to") @Parameter(description = "The version to compare to; without it the newest.") @Nullable
                    String to) {
        return versions.difference(key(kind, id), from, to);
    }

    private static EntryKey key(String kind, String id) {
        if (!KINDS.contains(kind)) {
            throw Refusals.unknownKind(kind, KINDS);
        }
        return new EntryKey(kind, id);
    }
}
