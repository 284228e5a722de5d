package dev.tiercel.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.configuration.ConfigurationPage;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void thePageOnConfigurationSaysWhatThisServiceKnows() {
        assertThat(ConfigurationPage.ofThisTree().mistakes("notification-service"))
                .isEmpty();
    }
}
