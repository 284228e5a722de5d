package dev.tiercel.ticket.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.ticket.access.AccessKey.Secret;
import dev.tiercel.ticket.access.AccessKey.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDeciderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final ApiKeyHash FRESH = ApiKeyHash.of("fresh");

    private static AccessKey key(@Nullable Instant expiresAt, @Nullable Instant revokedAt, Secret... secrets) {
        return new AccessKey(
                "k1",
                "default",
                3,
                "crm",
                new TreeSet<>(List.of("crm")),
                Arrays.asList(secrets),
                "test",
                NOW.minusSeconds(60),
                NOW.minusSeconds(60),
                expiresAt,
                revokedAt);
    }

    private static Secret secret(String clear, @Nullable Instant validUntil) {
        return new Secret(ApiKeyHash.of(clear), validUntil);
    }

    private static AccessKey changed(KeyChange change) {
        assertThat(change).isInstanceOf(KeyChange.Changed.class);
        return ((KeyChange.Changed) change).key();
    }

    @Test
    void rotatingEndsTheOldSecretAtOnceUnlessToldOtherwise() {
        // when
        AccessKey rotated = changed(KeyDecider.rotate(key(null, null, secret("old", null)), FRESH, Duration.ZERO, NOW));

        // then
        assertThat(rotated.secrets()).containsExactly(new Secret(FRESH, null));
        assertThat(rotated.version()).isEqualTo(4);
        assertThat(rotated.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void rotatingWithAnOverlapKeepsTheOldSecretForThatLong() {
        // when
        AccessKey rotated =
                changed(KeyDecider.rotate(key(null, null, secret("old", null)), FRESH, Duration.ofHours(1), NOW));

        // then
        assertThat(rotated.secrets())
                .containsExactly(new Secret(FRESH, null), secret("old", NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void rotatingAgainNeverLengthensWhatAnOlderSecretHasLeft() {
        // given
        AccessKey key = key(
                null,
                null,
                secret("second", null),
                secret("first", NOW.plusSeconds(10)),
                secret("over", NOW),
                secret("long", NOW.plus(Duration.ofDays(6))));

        // when
        AccessKey rotated = changed(KeyDecider.rotate(key, FRESH, Duration.ofMinutes(1), NOW));

        // then
        assertThat(rotated.secrets())
                .containsExactly(
                        new Secret(FRESH, null),
                        secret("second", NOW.plusSeconds(60)),
                        secret("first", NOW.plusSeconds(10)),
                        secret("long", NOW.plusSeconds(60)));
    }

    @Test
    void onlyAnActiveKeyIsRotated() {
        assertThat(KeyDecider.rotate(key(NOW, null, secret("old", null)), FRESH, Duration.ZERO, NOW))
                .isEqualTo(new KeyChange.Refused(Status.EXPIRED));
        assertThat(KeyDecider.rotate(key(null, NOW, secret("old", null)), FRESH, Duration.ZERO, NOW))
                .isEqualTo(new KeyChange.Refused(Status.REVOKED));
        assertThat(KeyDecider.rotate(key(NOW.plusMillis(1), null, secret("old", null)), FRESH, Duration.ZERO, NOW))
                .isInstanceOf(KeyChange.Changed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT168H0.001S"})
    void anOverlapOutsideItsBoundsIsABrokenCall(String overlap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KeyDecider.rotate(key(null, null, secret("old", null)), FRESH, Duration.parse(overlap), NOW))
                .withMessageContaining("expected: from PT0S to PT168H");
    }

    @Test
    void revokingIsForGoodAndNeedsToBeDoneOnlyOnce() {
        // given
        AccessKey expired = key(NOW.minusSeconds(1), null, secret("old", null));

        // when
        AccessKey revoked = changed(KeyDecider.revoke(expired, NOW));

        // then
        assertThat(revoked.status(NOW)).isEqualTo(Status.REVOKED);
        assertThat(revoked.revokedAt()).isEqualTo(NOW);
        assertThat(revoked.version()).isEqualTo(4);
        assertThat(KeyDecider.revoke(revoked, NOW.plusSeconds(1))).isEqualTo(new KeyChange.Unchanged(revoked));
    }

    @Test
    void aKeyExpiresAtItsInstant() {
        // given
        AccessKey key = key(NOW, null, secret("old", null));

        // then
        assertThat(key.status(NOW.minusMillis(1))).isEqualTo(Status.ACTIVE);
        assertThat(key.status(NOW)).isEqualTo(Status.EXPIRED);
        assertThat(key.status(NOW.plusMillis(1))).isEqualTo(Status.EXPIRED);
    }

    @Test
    void aClearKeyHasItsPrefixAnd256RandomBitsAndHidesItself() {
        // when
        ClearKey key = ClearKey.create(new Random(1));

        // then
        assertThat(key.text()).matches("tck_[A-Za-z0-9_-]{43}");
        assertThat(key.toString()).isEqualTo("tck_...");
        assertThat(ClearKey.create(new Random(2))).isNotEqualTo(key);
    }
}
