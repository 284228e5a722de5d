package dev.tiercel.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAnswerTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("default", "k-1");
    private static final byte[] FINGERPRINT = "request".getBytes(UTF_8);
    private static final StoredAnswer ANSWER = new StoredAnswer(
            201,
            List.of(new StoredAnswer.Field("Location", "/keys/1"), new StoredAnswer.Field("ETag", "\"1\"")),
            "{\"key\": \"tck_secret\"}".getBytes(UTF_8));

    @Test
    void opensForTheSameKeyAndRequest() {
        assertThat(StoredAnswer.open(KEY, FINGERPRINT, ANSWER.seal(KEY, FINGERPRINT)))
                .isEqualTo(ANSWER);
    }

    @Test
    void showsNothingOfTheAnswerAndNeverLooksTheSame() {
        // when
        byte[] sealed = ANSWER.seal(KEY, FINGERPRINT);

        // then
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("tck_", "Location", "key");
        assertThat(sealed).isNotEqualTo(ANSWER.seal(KEY, FINGERPRINT));
    }

    @Test
    void staysClosedForAnotherKeyTenantOrRequestAndWhenChanged() {
        // given
        byte[] sealed = ANSWER.seal(KEY, FINGERPRINT);
        byte[] changed = sealed.clone();
        changed[sealed.length / 2] ^= 1;

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredAnswer.open(new IdempotencyKey("default", "k-2"), FINGERPRINT, sealed));
        assertThatIllegalStateException()
                .isThrownBy(() -> StoredAnswer.open(new IdempotencyKey("acme", "k-1"), FINGERPRINT, sealed));
        assertThatIllegalStateException().isThrownBy(() -> StoredAnswer.open(KEY, "another".getBytes(UTF_8), sealed));
        assertThatIllegalStateException().isThrownBy(() -> StoredAnswer.open(KEY, FINGERPRINT, changed));
    }

    @Test
    void whatIsStoredOfAKeyDoesNotOpenItsAnswer() {
        assertThat(KEY.lookUp()).isNotEqualTo(KEY.seal());
        assertThat(KEY.toString()).doesNotContain("k-1");
    }

    @Test
    void aQuotedKeyIsTheSameKey() {
        assertThat(IdempotencyKey.read("default", " \"k-1\" ")).isEqualTo(KEY);
        assertThat(IdempotencyKey.read("default", "k-1")).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e9", "\u0000"})
    void refusesWhatIsNoKey(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotencyKey.read("default", header))
                .withMessageContaining("expected: 1 to 255 visible ASCII characters");
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(IdempotencyKey.read("default", "k".repeat(255)).text()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.read("default", "k".repeat(256)));
    }
}
