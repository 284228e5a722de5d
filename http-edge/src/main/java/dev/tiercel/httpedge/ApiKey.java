package dev.tiercel.httpedge;

import java.util.Set;

/**
 * Whom a key identifies.
 *
 * @param name says in logs and histories who called; never secret
 * @param tenant what the key may see and change
 * @param roles every role it has, included ones too
 */
public record ApiKey(String name, String tenant, Set<String> roles) {
    public ApiKey {
        roles = Roles.including(roles);
    }
}
