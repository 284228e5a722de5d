package dev.tiercel.slatimer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.configuration.ConfigurationPage;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void thePageOnConfigurationSaysWhatThisServiceKnows() {
        assertThat(ConfigurationPage.ofThisTree().mistakes("sla-timer-service")).isEmpty();
    }
}
