package dev.tiercel.testing.configuration;

import static java.util.stream.Collectors.toMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The tables of the page. A heading of the second level names the services its table is about; each row begins with a key,
 * the variable of the environment that sets it, its type and its default, the first two and the default as code. The table
 * of Quarkus' own keys says in its third column what this project sets them to.
 */
public final class ConfigurationPage {

    private static final String OURS = "tiercel.";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(tiercel\\.[^`]+)` \\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| .+ \\|$");

    private record Row(String variable, String otherwise) {}

    private final String text;

    ConfigurationPage(String text) {
        this.text = text;
    }

    /** The page of this source tree, seen from the directory of a module. */
    public static ConfigurationPage ofThisTree() {
        try {
            return new ConfigurationPage(Files.readString(Path.of("../docs/configuration.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong in it about a service whose classes, and those of its libraries, are on the class path. */
    public List<String> mistakes(String service) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(place -> !place.contains("/tiercel-testing") && !place.contains("/testing/target/"))
                .withImportOption(ConfigurationPage::isConfigured)
                .importPackages("dev.tiercel");
        List<String> mistakes = new ArrayList<>(mistakes(
                service, classes.stream().flatMap(ConfigurationPage::keys).toList()));
        mistakes.addAll(mistakes(packaged()));
        return mistakes;
    }

    /** Keys of Quarkus that the packaged settings give another value than the page. */
    List<String> mistakes(Properties packaged) {
        List<String> mistakes = new ArrayList<>();
        text.lines()
                .dropWhile(line -> !line.equals("## Of Quarkus"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> CODE.matcher(cells[1])
                        .results()
                        .map(found -> found.group(1))
                        .filter(packaged::containsKey)
                        .filter(key -> !cells[3].contains("`" + packaged.getProperty(key) + "`"))
                        .forEach(key -> mistakes.add(key + ": default " + cells[3].strip() + " (expected: `"
                                + packaged.getProperty(key) + "`)")));
        return mistakes;
    }

    private static Properties packaged() {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> mistakes(String service, List<ConfiguredKey> keys) {
        List<String> mistakes = new ArrayList<>();
        Map<String, Row> rows = rows(service);
        Map<String, ConfiguredKey> known =
                keys.stream().collect(toMap(ConfiguredKey::name, key -> key, (one, same) -> one, TreeMap::new));
        known.forEach((name, key) -> {
            Row row = rows.get(name);
            if (row == null) {
                mistakes.add(name + ": not in the page for " + service);
                return;
            }
            if (!row.variable().equals(key.variable())) {
                mistakes.add(name + ": variable " + row.variable() + " (expected: " + key.variable() + ")");
            }
            key.defaultValue()
                    .filter(value -> !row.otherwise().equals("`" + value + "`"))
                    .ifPresent(value ->
                            mistakes.add(name + ": default " + row.otherwise() + " (expected: `" + value + "`)"));
        });
        rows.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> mistakes.add(name + ": in the page for " + service + ", which does not know it"));
        return mistakes;
    }

    private Map<String, Row> rows(String service) {
        Map<String, Row> rows = new LinkedHashMap<>();
        boolean about = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                about = line.contains("All services") || line.contains(service);
            }
            Matcher row = ROW.matcher(line);
            if (row.matches() && about) {
                rows.put(row.group(1), new Row(row.group(2), row.group(4).strip()));
            } else if (!row.matches() && line.startsWith("| `" + OURS)) {
                throw new IllegalStateException(
                        "row: " + line + " (expected: | `key` | `VARIABLE` | type | default | meaning |)");
            }
        }
        return rows;
    }

    /** Whether a class file names one of the two annotations at all: to analyse every class takes seconds. */
    private static boolean isConfigured(Location place) {
        try (InputStream in = place.asURI().toURL().openStream()) {
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return bytes.contains(ConfigMapping.class.descriptorString())
                    || bytes.contains(ConfigProperty.class.descriptorString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ConfiguredKey> keys(JavaClass type) {
        if (type.isAnnotatedWith(ConfigMapping.class)) {
            return ConfiguredKey.of(type.reflect()).stream();
        }
        if (type.getDirectDependenciesFromSelf().stream()
                .noneMatch(dependency -> dependency.getTargetClass().isEquivalentTo(ConfigProperty.class))) {
            return Stream.empty();
        }
        Class<?> reflected = type.reflect();
        Stream<Executable> code = Stream.concat(
                Arrays.stream(reflected.getDeclaredConstructors()), Arrays.stream(reflected.getDeclaredMethods()));
        Stream<Optional<ConfigProperty>> injected = Stream.concat(
                code.flatMap(one -> Arrays.stream(one.getParameters())).map(ConfigurationPage::property),
                Arrays.stream(reflected.getDeclaredFields())
                        .map(field -> Optional.ofNullable(field.getAnnotation(ConfigProperty.class))));
        return injected.flatMap(Optional::stream)
                .filter(property -> property.name().startsWith(OURS))
                .map(property -> new ConfiguredKey(
                        property.name(),
                        Optional.of(property.defaultValue())
                                .filter(value -> !value.equals(ConfigProperty.UNCONFIGURED_VALUE))));
    }

    private static Optional<ConfigProperty> property(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(ConfigProperty.class));
    }
}
