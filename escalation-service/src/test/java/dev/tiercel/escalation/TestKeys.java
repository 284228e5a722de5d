package dev.tiercel.escalation;

import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.httpedge.Roles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A key for each role, {@code viewer-key} and so on, and one of the admin of another tenant. */
public final class TestKeys implements QuarkusTestResourceLifecycleManager {

    /** Admin of the tenant {@code acme}. */
    static final String ACME = "acme-key";

    static String of(String role) {
        return role + "-key";
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        Roles.ALL.forEach(role -> put(settings, role, of(role), "default", role));
        put(settings, "acme", ACME, "acme", Roles.ADMIN);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String key, String tenant, String role) {
        String prefix = "tiercel.api-keys.keys." + name + ".";
        settings.put(prefix + "hash", ApiKeyHash.of(key).hex());
        settings.put(prefix + "tenant", tenant);
        settings.put(prefix + "roles", role);
    }

    @Override
    public void stop() {}
}
