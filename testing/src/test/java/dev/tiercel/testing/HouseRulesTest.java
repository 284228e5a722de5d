package dev.tiercel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses CANARIES = new ClassFileImporter().importPackages("dev.tiercel.testing.canary");

    @ParameterizedTest
    @MethodSource
    void everyRuleCatchesItsCanary(ArchRule rule, String canary) {
        assertThat(rule.evaluate(CANARIES).getFailureReport().getDetails())
                .as(rule.getDescription())
                .anyMatch(detail -> detail.contains(canary));
    }

    static Stream<Arguments> everyRuleCatchesItsCanary() {
        return Stream.of(
                Arguments.of(HouseRules.featurePackagesArePlainJava, "TouchesFramework"),
                Arguments.of(HouseRules.dependenciesPointInward, "TouchesTechnology"),
                Arguments.of(HouseRules.featuresNeverReadTheWallClock, "Instant.now()"),
                Arguments.of(HouseRules.featuresNeverReadTheWallClock, "System.currentTimeMillis()"),
                Arguments.of(HouseRules.packagesAreNamedForWhatTheyAreAbout, "Helper"),
                Arguments.of(HouseRules.entitiesStayInTheirStore, "Row"),
                Arguments.of(HouseRules.requestsAreCarriedOutToTheirEnd, "Impatient"));
    }
}
