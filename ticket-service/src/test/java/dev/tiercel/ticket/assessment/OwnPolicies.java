package dev.tiercel.ticket.assessment;

import dev.tiercel.ticket.Tenant;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** Policies of their own ids, that nobody has published when the service starts, and tenants with keys. */
public class OwnPolicies implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Tenant.KEYS);
        settings.put("tiercel.ticket.sla-policy", "own");
        settings.put("tiercel.ticket.escalation-policy", "own");
        return settings;
    }
}
