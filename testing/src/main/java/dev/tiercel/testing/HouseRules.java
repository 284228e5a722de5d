package dev.tiercel.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;

/**
 * The house rules of CONTRIBUTING.md that a machine can check. Use with
 * {@code @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class)}.
 *
 * <p>A package is a <em>technology package</em> if its last segment names a technology; every other package is a
 * <em>feature package</em> and is plain Java.
 */
public final class HouseRules {

    private static final Set<String> TECHNOLOGIES = Set.of(
            "rest",
            "kafka",
            "streams",
            "store",
            "client",
            "config",
            "files",
            "mail",
            "webhook",
            "health",
            "hibernate",
            "quarkus",
            "openapi",
            "postgres");

    private static final Set<String> BANNED_SEGMENTS =
            Set.of("service", "services", "impl", "util", "utils", "common", "dto", "model", "exception", "exceptions");

    private static final DescribedPredicate<JavaClass> IN_A_FEATURE_PACKAGE = DescribedPredicate.describe(
            "reside in a feature package",
            javaClass -> javaClass.getPackageName().startsWith("dev.tiercel.")
                    && !TECHNOLOGIES.contains(lastSegment(javaClass.getPackageName())));

    private static final DescribedPredicate<JavaClass> IN_A_TECHNOLOGY_PACKAGE = DescribedPredicate.describe(
            "reside in a technology package",
            javaClass -> javaClass.getPackageName().startsWith("dev.tiercel.")
                    && TECHNOLOGIES.contains(lastSegment(javaClass.getPackageName())));

    private static final DescribedPredicate<JavaClass> FRAMEWORKS = resideInAPackage("io.quarkus..")
            .or(resideInAPackage("jakarta.ws.rs.."))
            .or(resideInAPackage("jakarta.persistence.."))
            .or(resideInAPackage("jakarta.enterprise.."))
            .or(resideInAPackage("jakarta.inject.."))
            .or(resideInAPackage("org.hibernate.."))
            .or(resideInAPackage("org.apache.kafka.."))
            .or(resideInAPackage("org.eclipse.microprofile.."))
            .or(resideInAPackage("io.smallrye.."))
            .or(resideInAPackage("io.vertx.."))
            .as("classes of a framework");

    private static final DescribedPredicate<JavaCall<?>> READS_THE_WALL_CLOCK = target(owner(
                    DescribedPredicate.describe(
                            "a clock",
                            (JavaClass javaClass) -> Set.of(
                                            Instant.class,
                                            Clock.class,
                                            LocalDate.class,
                                            LocalDateTime.class,
                                            OffsetDateTime.class,
                                            ZonedDateTime.class)
                                    .stream()
                                    .anyMatch(javaClass::isEquivalentTo))))
            .and(target(name("now").or(name("systemUTC")).or(name("systemDefaultZone"))))
            .or(target(owner(DescribedPredicate.describe(
                            "System", (JavaClass javaClass) -> javaClass.isEquivalentTo(System.class))))
                    .and(target(name("currentTimeMillis"))))
            .as("reads the wall clock");

    @ArchTest
    public static final ArchRule featurePackagesArePlainJava = noClasses()
            .that(IN_A_FEATURE_PACKAGE)
            .should(dependOnClassesThat(FRAMEWORKS))
            .allowEmptyShould(true)
            .because("a decision that needs a framework cannot be tested or read by itself");

    @ArchTest
    public static final ArchRule dependenciesPointInward = noClasses()
            .that(IN_A_FEATURE_PACKAGE)
            .should(dependOnClassesThat(IN_A_TECHNOLOGY_PACKAGE))
            .allowEmptyShould(true)
            .because("technology serves the feature, never the other way round");

    @ArchTest
    public static final ArchRule featuresNeverReadTheWallClock = classes()
            .that(IN_A_FEATURE_PACKAGE)
            .should(never(callMethodWhere(READS_THE_WALL_CLOCK)))
            .allowEmptyShould(true)
            .because("time is handed in, so that a test can hand in any");

    @ArchTest
    public static final ArchRule packagesAreNamedForWhatTheyAreAbout = noClasses()
            .should(resideInAPackageNamed(BANNED_SEGMENTS))
            .allowEmptyShould(true)
            .because("a package named for a layer tells nothing");

    @ArchTest
    public static final ArchRule entitiesStayInTheirStore = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..store")
            .allowEmptyShould(true)
            .because("a row is not the domain's idea of a thing");

    @ArchTest
    public static final ArchRule requestsAreCarriedOutToTheirEnd = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .and()
            .resideInAPackage("..rest")
            .should(beAnnotatedWith(DescribedPredicate.describe(
                    "@Cancellable(false)",
                    annotation -> annotation.getRawType().getSimpleName().equals("Cancellable")
                            && annotation
                                    .get("value")
                                    .filter(Boolean.FALSE::equals)
                                    .isPresent())))
            .allowEmptyShould(true)
            .because(
                    "a caller that hangs up would have the session closed under the transaction, and the work of each of"
                            + " its attempts thrown away");

    private HouseRules() {}

    private static String lastSegment(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static ArchCondition<JavaClass> resideInAPackageNamed(Set<String> segments) {
        return new ArchCondition<>("reside in a package named " + segments) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean banned =
                        Arrays.stream(javaClass.getPackageName().split("\\.")).anyMatch(segments::contains);
                events.add(new SimpleConditionEvent(
                        javaClass, banned, javaClass.getName() + " resides in " + javaClass.getPackageName()));
            }
        };
    }
}
