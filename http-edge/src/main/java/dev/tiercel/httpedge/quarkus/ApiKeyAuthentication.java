package dev.tiercel.httpedge.quarkus;

import dev.tiercel.httpedge.ApiKey;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Authorization: Bearer <key>}. The identity's name is the key's name, its attribute {@link #TENANT} the key's
 * tenant and its roles the key's, included ones too. No key and a wrong key are both answered 401 with problem+json, a key that is not
 * known as long as not all keys were read 503: callers do not throw away a good one.
 */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {

    /** Attribute of the identity that holds the tenant. */
    public static final String TENANT = "tenant";

    /** Begins a role every key of a tenant has, for what the configuration opens to one tenant only. */
    private static final String OF_TENANT = "tenant:";

    private static final String SCHEME = "Bearer ";
    /** Mark of a request whose key may yet turn out to be good. */
    private static final String NOT_KNOWN_YET = ApiKeyAuthentication.class.getName();

    private static final String PROBLEM = """
            {"type":"https://tiercel.dev/problems/unauthorized","title":"Unauthorized","status":401,\
            "detail":"Send a valid API key in the header 'Authorization: Bearer <key>'."}""";

    private final AccessKeys keys;

    ApiKeyAuthentication(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String header = context.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        // Asked before the key is looked up: what is read in between counts.
        boolean complete = keys.complete();
        return keys.identify(header.substring(SCHEME.length()).strip())
                .map(ApiKeyAuthentication::identity)
                .map(identity -> Uni.createFrom().<@Nullable SecurityIdentity>item(identity))
                .orElseGet(() -> {
                    if (!complete) {
                        context.put(NOT_KNOWN_YET, true);
                    }
                    return Uni.createFrom().failure(new AuthenticationFailedException());
                });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (context.get(NOT_KNOWN_YET) != null) {
            return sent(EarlyProblem.STARTING.send(context.response()));
        }
        context.response()
                .setStatusCode(401)
                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
        return sent(context.response().end(PROBLEM));
    }

    private static Uni<Boolean> sent(Future<Void> sending) {
        return Uni.createFrom().completionStage(sending.toCompletionStage()).replaceWith(true);
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addAttribute(TENANT, key.tenant())
                .addRoles(key.roles())
                .addRole(OF_TENANT + key.tenant())
                .build();
    }
}
