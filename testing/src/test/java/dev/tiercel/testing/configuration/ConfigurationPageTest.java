package dev.tiercel.testing.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final String GOOD = """
            # Configuration
            ## All services
            | key | environment | type | default | meaning |
            |---|---|---|---|---|
            | `tiercel.oven.heat-up` | `TIERCEL_OVEN_HEAT_UP` | duration | `10s` | How long. |
            | `tiercel.oven.trays.<name>.size` | `TIERCEL_OVEN_TRAYS_<NAME>_SIZE` | number | none | How large. |
            ## bakery
            | `tiercel.oven.door` | `TIERCEL_OVEN_DOOR` | text | none | Which. |
            ## dairy
            | `tiercel.cow.name` | `TIERCEL_COW_NAME` | text | none | Whose. |
            ## Of Quarkus
            | key | services | default | meaning |
            |---|---|---|---|
            | `quarkus.http.port` | all | `8081` bakery, `8082` dairy | Where. |
            """;

    @ConfigMapping(prefix = "tiercel.oven")
    interface Oven {

        @WithDefault("10s")
        Duration heatUp();

        Optional<String> door();

        Map<String, Tray> trays();

        interface Tray {
            int size();
        }
    }

    private static List<String> mistakes(String page) {
        return new ConfigurationPage(page).mistakes("bakery", ConfiguredKey.of(Oven.class));
    }

    @Test
    void acceptsAPageThatSaysWhatTheCodeSays() {
        assertThat(mistakes(GOOD)).isEmpty();
    }

    @Test
    void reportsAKeyThePageDoesNotHave() {
        // given
        String page = GOOD.replaceAll("(?m)^\\| `tiercel\\.oven\\.door.*\\n", "");

        // when
        List<String> mistakes = mistakes(page);

        // then
        assertThat(mistakes).containsExactly("tiercel.oven.door: not in the page for bakery");
    }

    @Test
    void reportsAKeyTheServiceDoesNotKnow() {
        // given
        String page = GOOD.replace("## dairy", "## dairy, bakery");

        // when
        List<String> mistakes = mistakes(page);

        // then
        assertThat(mistakes).containsExactly("tiercel.cow.name: in the page for bakery, which does not know it");
    }

    @Test
    void reportsAnotherDefault() {
        // given
        String page = GOOD.replace("`10s`", "`11s`");

        // when
        List<String> mistakes = mistakes(page);

        // then
        assertThat(mistakes).containsExactly("tiercel.oven.heat-up: default `11s` (expected: `10s`)");
    }

    @Test
    void reportsAMisspeltVariable() {
        // given
        String page = GOOD.replace("TIERCEL_OVEN_HEAT_UP", "TIERCEL_OVEN_HEATUP");

        // when
        List<String> mistakes = mistakes(page);

        // then
        assertThat(mistakes)
                .containsExactly("tiercel.oven.heat-up: variable TIERCEL_OVEN_HEATUP (expected: TIERCEL_OVEN_HEAT_UP)");
    }

    @Test
    void reportsAKeyOfQuarkusThatIsPackagedWithAnotherValue() {
        // given
        Properties packaged = new Properties();
        packaged.setProperty("quarkus.http.port", "8083");
        packaged.setProperty("quarkus.banner.enabled", "false"); // the page need not have all

        // when
        List<String> mistakes = new ConfigurationPage(GOOD).mistakes(packaged);

        // then
        assertThat(mistakes)
                .containsExactly("quarkus.http.port: default `8081` bakery, `8082` dairy (expected: `8083`)");
    }
}
