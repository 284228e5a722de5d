package dev.tiercel.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A tenant of one's own on a stack, with a rule book of its own: nobody else's tickets are touched. */
public final class NewTenant {

    private NewTenant() {}

    /**
     * Makes a key for the tenant; there need not be anything of it before.
     *
     * @param target with a key that may make keys
     * @param keyLives after which the key is worth nothing
     * @return the same stack with the key of a manager of that tenant, which some services may not know at once
     */
    public static Target of(Target target, String tenant, Duration keyLives) {
        JsonNode key = Rest.of(target)
                .post(
                        Part.TICKET,
                        "/keys",
                        Map.of(
                                "name",
                                tenant,
                                "tenant",
                                tenant,
                                "roles",
                                List.of("manager"),
                                "expiresAt",
                                InstantSource.system().instant().plus(keyLives).toString()));
        return target.withApiKey(key.path("key").asText());
    }
}
