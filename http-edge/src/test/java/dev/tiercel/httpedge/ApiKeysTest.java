package dev.tiercel.httpedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final ApiKeys.ApiKey CRM = new ApiKeys.ApiKey("crm", "default", ApiKeyHash.of("crm-secret"));
    private static final ApiKeys.ApiKey OPS = new ApiKeys.ApiKey("ops", "acme", ApiKeyHash.of("ops-secret"));

    private final ApiKeys keys = new ApiKeys(List.of(CRM, OPS));

    @Test
    void identifiesTheKeyThatWasPresentedInClear() {
        assertThat(keys.identify("crm-secret")).contains(CRM);
        assertThat(keys.identify("ops-secret")).contains(OPS);
    }

    @Test
    void aHashIsNoKey() {
        assertThat(keys.identify(CRM.hash().hex())).isEmpty();
    }

    @Test
    void nothingIsIdentifiedWithoutConfiguredKeys() {
        assertThat(new ApiKeys(List.of()).identify("")).isEmpty();
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
