package dev.tiercel.outbox;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.tiercel.testing.HouseRules;

@AnalyzeClasses(
        packages = "dev.tiercel.outbox",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutCloudEvent.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);

    /** It reads the headers of Kafka's records by intent: that is all a consumer has at hand. */
    static final class WithoutCloudEvent implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/CloudEvent.class");
        }
    }
}
