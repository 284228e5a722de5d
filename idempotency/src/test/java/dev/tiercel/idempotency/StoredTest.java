package dev.tiercel.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("default", "8e03978e-40d5-43e8-bc93-6894a57f9324");
    private static final Fingerprint REQUEST = request("{\"name\":\"Ada\"}");
    private static final Answer ANSWER =
            new Answer(201, Map.of("Location", "/keys/1"), "{\"key\":\"secret\"}".getBytes(StandardCharsets.UTF_8));

    @Test
    void anAnswerComesBackAsItWas() {
        Answer back = Stored.of(KEY, REQUEST, ANSWER).answerTo(KEY, REQUEST).orElseThrow();

        assertThat(back.status()).isEqualTo(201);
        assertThat(back.headers()).isEqualTo(ANSWER.headers());
        assertThat(back.body()).isEqualTo(ANSWER.body());
    }

    @Test
    void anotherRequestHasNoAnswer() {
        Stored stored = Stored.of(KEY, REQUEST, ANSWER);

        assertThat(stored.answerTo(KEY, request("{\"name\":\"Bob\"}"))).isEmpty();
        assertThat(stored.answerTo(
                        KEY, Fingerprint.of("POST", "/teams", "{\"name\":\"Ada\"}".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void whatIsStoredTellsNothingOfTheAnswer() {
        Stored stored = Stored.of(KEY, REQUEST, ANSWER);

        assertThat(new String(stored.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(Stored.of(KEY, REQUEST, ANSWER).sealed()).isNotEqualTo(stored.sealed());
    }

    @Test
    void anAnswerOpensWithItsKeyOnly() {
        Stored stored = Stored.of(KEY, REQUEST, ANSWER);

        assertThatThrownBy(() -> stored.answerTo(new IdempotencyKey("default", "another"), REQUEST))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stored.answerTo(new IdempotencyKey("acme", KEY.text()), REQUEST))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyMayBeWrittenWithOrWithoutQuotes() {
        assertThat(IdempotencyKey.read("default", "\"" + KEY.text() + "\"")).contains(KEY);
        assertThat(IdempotencyKey.read("default", KEY.text())).contains(KEY);
        assertThat(IdempotencyKey.read("default", "\"a \\\"b\\\"\""))
                .contains(new IdempotencyKey("default", "a \"b\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\"open", "\"\"", "ü", "\"a\\b\""})
    void otherHeadersAreNoKeys(String header) {
        assertThat(IdempotencyKey.read("default", header)).isEmpty();
        assertThat(IdempotencyKey.read("default", "k".repeat(256))).isEmpty();
    }

    private static Fingerprint request(String body) {
        return Fingerprint.of("POST", "/accounts", body.getBytes(StandardCharsets.UTF_8));
    }
}
