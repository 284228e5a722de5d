package dev.tiercel.httpedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final ApiKey CRM = new ApiKey("crm", "default", Set.of("crm"));
    private static final ApiKey OPS = new ApiKey("ops", "acme", Set.of("admin"));

    private final ApiKeys keys =
            new ApiKeys(Map.of(ApiKeyHash.of("crm-secret"), CRM, ApiKeyHash.of("ops-secret"), OPS));

    private static PublishedKey published(int version, @Nullable Instant expiresAt, PublishedKey.Secret... secrets) {
        return new PublishedKey(
                "k1", "acme", version, "made", Set.of("agent"), Arrays.asList(secrets), expiresAt, null);
    }

    private static PublishedKey.Secret secret(String clear, @Nullable Instant validUntil) {
        return new PublishedKey.Secret(ApiKeyHash.of(clear), validUntil);
    }

    @Test
    void identifiesTheKeyThatWasPresentedInClear() {
        assertThat(keys.identify("crm-secret", NOW)).contains(CRM);
        assertThat(keys.identify("ops-secret", NOW)).contains(OPS);
    }

    @Test
    void aHashIsNoKey() {
        assertThat(keys.identify(ApiKeyHash.of("crm-secret").hex(), NOW)).isEmpty();
    }

    @Test
    void nothingIsIdentifiedWithoutKeys() {
        assertThat(new ApiKeys(Map.of()).identify("", NOW)).isEmpty();
    }

    @Test
    void aPublishedKeyOpensUntilItIsForgotten() {
        // given
        keys.keep(published(1, null, secret("made-secret", null)));
        assertThat(keys.identify("made-secret", NOW))
                .contains(new ApiKey("made", "acme", Set.of("viewer", "crm", "agent")));

        // when
        keys.forget("k1");

        // then
        assertThat(keys.identify("made-secret", NOW)).isEmpty();
    }

    @Test
    void theSameVersionReadAgainChangesNothing() {
        // given
        keys.keep(published(1, null, secret("made-secret", null)));

        // when
        keys.keep(published(1, null, secret("made-secret", null)));

        // then
        assertThat(keys.identify("made-secret", NOW)).isPresent();
    }

    @Test
    void aKeyExpiresAtItsInstant() {
        // when
        keys.keep(published(1, NOW, secret("made-secret", null)));

        // then
        assertThat(keys.identify("made-secret", NOW.minusMillis(1))).isPresent();
        assertThat(keys.identify("made-secret", NOW)).isEmpty();
        assertThat(keys.identify("made-secret", NOW.plusMillis(1))).isEmpty();
    }

    @Test
    void aKeyThatWasRotatedOutOpensUntilItsInstantAndTheNewOneAfterIt() {
        // given
        keys.keep(published(1, null, secret("old", null)));

        // when
        keys.keep(published(2, null, secret("new", null), secret("old", NOW)));

        // then
        assertThat(keys.identify("old", NOW.minusMillis(1))).isPresent();
        assertThat(keys.identify("old", NOW)).isEmpty();
        assertThat(keys.identify("new", NOW)).isPresent();
    }

    @Test
    void aKeyRotatedOutWithoutGraceOpensNothing() {
        // given
        keys.keep(published(1, null, secret("old", null)));

        // when
        keys.keep(published(2, null, secret("new", null)));

        // then
        assertThat(keys.identify("old", NOW)).isEmpty();
    }

    @Test
    void aRevokedKeyOpensNothingAndAnOlderVersionDoesNotBringItBack() {
        // given
        PublishedKey before = published(1, null, secret("made-secret", null));
        keys.keep(before);

        // when
        keys.keep(new PublishedKey("k1", "acme", 2, "made", Set.of("agent"), before.secrets(), null, NOW));
        keys.keep(before);

        // then
        assertThat(keys.identify("made-secret", NOW)).isEmpty();
    }

    @Test
    void aRoleIncludesThoseBeforeIt() {
        assertThat(Roles.including(List.of("viewer"))).containsExactly("viewer");
        assertThat(Roles.including(List.of("crm", "manager")))
                .containsExactlyInAnyOrder("viewer", "crm", "agent", "manager");
        assertThat(Roles.including(List.of("admin"))).containsExactlyInAnyOrderElementsOf(Roles.ALL);
        assertThat(Roles.including(List.of())).isEmpty();
    }

    @Test
    void aRoleThatIsNotKnownIsRefusedWithTheOnesThatAre() {
        assertThatThrownBy(() -> new ApiKey("x", "default", Set.of("root")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("role: root (expected: one of viewer, crm, agent, manager, admin)");
    }

    @Test
    void agreesWithThePublishedTestVectorOfSha256() {
        // FIPS 180-4, example "abc"
        assertThat(ApiKeyHash.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void refusesAClearKeyInPlaceOfAHashWithoutRepeatingIt() {
        assertThatThrownBy(() -> new ApiKeyHash("tck_clear"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hash: 9 characters (expected: 64 lower-case hexadecimal digits)");
    }
}
