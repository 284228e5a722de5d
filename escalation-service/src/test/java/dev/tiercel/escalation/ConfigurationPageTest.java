package dev.tiercel.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.configuration.ConfigurationPage;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void thePageOnConfigurationSaysWhatThisServiceKnows() {
        assertThat(ConfigurationPage.ofThisTree().mistakes("escalation-service"))
                .isEmpty();
    }
}
