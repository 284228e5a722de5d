package dev.tiercel.httpedge.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Who may call this service over HTTP before any key was published; with no key at all only health answers. */
@ConfigMapping(prefix = "tiercel.api-keys")
public interface ApiKeysConfig {

    /** Accepted keys by name; the name appears in logs. */
    Map<String, Key> keys();

    /** One accepted key. */
    interface Key {

        /** SHA-256 of the key, 64 lower-case hexadecimal digits: {@code printf %s "$KEY" | sha256sum}. */
        String hash();

        /** The tenant whose data the key opens. */
        @WithDefault("default")
        String tenant();

        /** What the key may do: any of viewer, crm, agent, manager, admin, each including those before it. */
        @WithDefault("admin")
        Set<String> roles();
    }
}
