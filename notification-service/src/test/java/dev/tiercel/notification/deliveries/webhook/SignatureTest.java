package dev.tiercel.notification.deliveries.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsAsTheSpecificationsExampleDoes() {
        assertThat(Signature.with(SECRET)
                        .of(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                Instant.ofEpochSecond(1614265330),
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void satisfiesAnIndependentVerifier() throws Exception {
        // given
        String body = "{\"type\":\"x\",\"data\":\"é\"}";
        Instant now = Instant.now();

        // when
        String signature = Signature.with(SECRET).of("m-1", now, body);

        // then
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("m-1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (name, value) -> true);
        assertThatCode(() -> new Webhook(SECRET).verify(body, headers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!", "whsec_c2hvcnQ=", ""})
    void refusesASecretThatIsNoneWithoutRepeatingIt(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.with(secret))
                .withMessageStartingWith("secret: ")
                .withMessageNotContainingAny("MfKQ9r8", "c2hvcnQ", "!!");
    }
}
