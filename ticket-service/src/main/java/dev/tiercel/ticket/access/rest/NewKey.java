package dev.tiercel.ticket.access.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a key is to be. */
@Schema(name = "NewKey", description = "What a key is to be.")
record NewKey(
        @NotNull(message = "missing (expected: " + NAME_EXPECTED + ")")
        @Size(max = 200, message = "not allowed (expected: " + NAME_EXPECTED + ")")
        @Pattern(regexp = "(?=.*\\S)[^\\p{Cc}\\p{Cs}]*", message = "not allowed (expected: " + NAME_EXPECTED + ")")
        @Schema(description = "Who uses it; appears in logs.", examples = "crm")
        String name,

        @NotNull(message = "missing (expected: at least one of " + ROLES + ")")
        @Size(min = 1, max = 5, message = "not allowed (expected: 1 to 5 of " + ROLES + ")")
        @Schema(description = "What it may do; each role includes those before it: " + ROLES + ".")
        List<
                        @NotNull(message = "missing (expected: one of " + ROLES + ")")
                        @Pattern(
                                regexp = "viewer|crm|agent|manager|admin",
                                message = "not known (expected: one of " + ROLES + ")")
                        String>
                roles,

        @Schema(description = "When it is no longer accepted; absent: never.") @Nullable
        Instant expiresAt,

        @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}", message = "not allowed (expected: " + TENANT_EXPECTED + ")")
        @Schema(
                description =
                        "Tenant it opens; absent: the caller's own. Only an admin of the tenant `default` may name"
                                + " another, which is how a tenant comes to be.",
                examples = "acme")
        @Nullable
        String tenant) {

    static final String ROLES = "viewer, crm, agent, manager, admin";
    static final String NAME_EXPECTED = "1 to 200 characters, one line";
    static final String TENANT_EXPECTED =
            "1 to 64 of a to z, 0 to 9, dot, underscore and hyphen, first a letter or digit";
}
