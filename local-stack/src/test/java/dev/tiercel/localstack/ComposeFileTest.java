package dev.tiercel.localstack;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} against what the code calls things; that it works, only Docker can tell. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<Port> INSIDE_ONLY = EnumSet.of(Port.POSTGRES, Port.SMTP);

    private final Map<String, Object> file = read();
    private final Map<String, Object> services = object(file, "services");

    @Test
    void startsEveryPartOfTheStack() {
        assertThat(services)
                .containsOnlyKeys(
                        "postgres",
                        "kafka",
                        "mail",
                        "topics",
                        "ticket-service",
                        "sla-timer-service",
                        "escalation-service",
                        "notification-service")
                .containsKeys(Arrays.stream(Part.values()).map(Part::label).toArray(String[]::new));
    }

    @Test
    void nothingMayGainRightsAndOnlyKafkaMayWriteToItsImage() {
        services.forEach((name, service) -> {
            Map<String, Object> settings = object(services, name);
            assertThat(settings)
                    .as(name)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsEntry("read_only", !name.equals("kafka"))
                    .doesNotContainKey("privileged");
        });
    }

    @Test
    void everyImageOfOursHasAUserThatIsNotRoot() throws IOException {
        for (String name : List.of(
                "ticket-service", "sla-timer-service", "escalation-service", "notification-service", "local-stack")) {
            assertThat(Files.readAllLines(ROOT.resolve(name).resolve("Dockerfile")))
                    .as(name)
                    .contains("FROM eclipse-temurin:25-jre", "USER tiercel");
        }
    }

    @Test
    void whatRunsOnIsHealthyOrNot() {
        services.keySet().stream()
                .filter(name -> !name.equals("topics"))
                .forEach(name -> assertThat(object(services, name)).as(name).containsKeys("healthcheck", "restart"));
    }

    @Test
    void portsAreThoseOfUpWithTheSameVariablesAndOpenOnThisMachineOnly() {
        // given
        Set<String> expected = EnumSet.complementOf(EnumSet.copyOf(INSIDE_ONLY)).stream()
                .map(port -> "127.0.0.1:${" + port.variable() + ":-" + port.usual() + "}:" + port.usual())
                .collect(TreeSet::new, Set::add, Set::addAll);

        // when
        List<String> published = services.keySet().stream()
                .flatMap(name -> ((List<?>) object(services, name).getOrDefault("ports", List.of())).stream())
                .map(String::valueOf)
                .toList();

        // then
        assertThat(published).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noSecretStandsInTheEnvironment() {
        services.keySet()
                .forEach(name -> object(services, name, "environment")
                        .forEach((variable, value) -> assertThat(variable)
                                .as("%s of %s", variable, name)
                                .satisfiesAnyOf(
                                        plain -> assertThat(plain).doesNotMatch("(?i).*(password|secret|key|hash).*"),
                                        // names a file
                                        inFile -> assertThat(inFile).endsWith("_FILE"))));
    }

    @Test
    void mountsTheSecretsThatPackageMakes(@TempDir Path directory) throws IOException {
        // given
        Path made = ContainerSecrets.write(new Home(directory));
        Set<String> files = new TreeSet<>();
        try (var listed = Files.list(made)) {
            listed.forEach(path -> files.add("./.tiercel/compose/" + path.getFileName()));
        }

        // when
        Map<String, Object> mounted = object(file, "secrets").entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> object(object(file, "secrets"), entry.getKey()).get("file")));

        // then
        assertThat(mounted.values()).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void theKafkaIsTheOneTheTestsUse() {
        assertThat(object(services, "kafka")).containsEntry("image", "apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void thePageOnOperationsNamesThePorts() throws IOException {
        // given
        Pattern row = Pattern.compile("(?m)^\\| [^|]+ \\| ([0-9]+) \\| `(TIERCEL_[A-Z_]+_PORT)` \\|");

        // when
        Map<String, String> page = row.matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .collect(toMap((MatchResult found) -> found.group(2), found -> found.group(1)));

        // then
        assertThat(page)
                .isEqualTo(Arrays.stream(Port.values())
                        .collect(toMap(Port::variable, port -> Integer.toString(port.usual()))));
    }

    @Test
    void theLauncherExplainsThePorts() throws IOException {
        // given
        String help = Files.readString(ROOT.resolve("tiercel"));

        // then
        for (Port port : Port.values()) {
            assertThat(help).containsPattern(port.flag() + " +" + port.usual() + " +" + port.variable());
        }
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Empty if it is absent. */
    private static Map<String, Object> object(Map<String, Object> parent, String... path) {
        Map<String, Object> found = parent;
        for (String name : path) {
            Object value = found.getOrDefault(name, Map.of());
            assertThat(value).as(name).isInstanceOf(Map.class);
            @SuppressWarnings("unchecked") // keys of this file are text
            Map<String, Object> typed = (Map<String, Object>) value;
            found = typed;
        }
        return found;
    }
}
