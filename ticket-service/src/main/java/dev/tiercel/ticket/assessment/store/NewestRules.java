package dev.tiercel.ticket.assessment.store;

import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.PolicyRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules used last, by tenant, so that opening a ticket does not read them all again. A version never changes, so what is
 * kept here can be too old, but never wrong.
 */
class NewestRules {
    private static final int TENANTS = 1_000;

    private final Map<String, PolicyRules> rules = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyRules> eldest) {
            return size() > TENANTS;
        }
    };

    synchronized @Nullable PolicyRules find(String tenant, PolicyRef version) {
        PolicyRules found = rules.get(tenant);
        return found != null && version.equals(found.version()) ? found : null;
    }

    synchronized PolicyRules keep(String tenant, PolicyRules read) {
        rules.put(tenant, read);
        return read;
    }
}
