package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.rulebook.store.PublishedPolicies;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.ApiKeyAuthentication;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@code /policies/{kind}/{id}}: every version of one policy, newest first. */
@Path("/policies/{kind}/{id}")
public class PoliciesResource {

    /** One version; the newest is what new tickets are put under. */
    public record VersionView(int version, Instant publishedAt, JsonNode policy) {}

    private final Mutiny.SessionFactory sessions;
    private final PublishedPolicies policies;
    private final SecurityIdentity caller;
    private final ObjectMapper json;

    PoliciesResource(
            Mutiny.SessionFactory sessions, PublishedPolicies policies, SecurityIdentity caller, ObjectMapper json) {
        this.sessions = sessions;
        this.policies = policies;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Uni<List<VersionView>> versions(@PathParam("kind") String kind, @PathParam("id") String id) {
        String tenant = caller.getAttribute(ApiKeyAuthentication.TENANT);
        return sessions.withSession(session -> policies.versions(session, tenant, kind, id))
                .map(versions -> {
                    if (versions.isEmpty()) {
                        throw new NotFoundException("no " + kind + " " + id + " has been published");
                    }
                    return versions.stream().map(this::view).toList();
                });
    }

    private VersionView view(PublishedPolicies.Version version) {
        try {
            return new VersionView(version.version(), version.publishedAt(), json.readTree(version.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored policy: cannot be read", e);
        }
    }
}
