package dev.tiercel.httpedge.quarkus;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who sent the request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** What the caller may see and change. */
    public String tenant() {
        String tenant = identity.getAttribute(ApiKeyAuthentication.TENANT);
        if (tenant == null) {
            throw new IllegalStateException("API key " + name() + ": no tenant");
        }
        return tenant;
    }

    /** Name of the caller's key. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether the caller's roles include the given one. */
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
