package dev.tiercel.testing.operations;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of the page about health and metrics. The first column names checks, or metrics with their labels
 * ({@code name{label,label}}), as code; the second the services, shortened ({@code ticket}), or {@code all}.
 */
public final class OperationsPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SAMPLE =
            Pattern.compile("^(tiercel_\\w+?)(?:_bucket|_count|_sum|_max)?(?:\\{(.*)})? .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private final String text;

    OperationsPage(String text) {
        this.text = text;
    }

    /** The page of this source tree, seen from the directory of a module. */
    public static OperationsPage ofThisTree() {
        try {
            return new OperationsPage(Files.readString(Path.of("../docs/operations.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong in it about the service under test, which has done whatever its metrics count. */
    public List<String> mistakes(String service, String apiKey) {
        List<String> checks = given().get("/q/health").jsonPath().getList("checks.name");
        String metrics = given().auth().oauth2(apiKey).get("/q/metrics").asString();
        return mistakes(service, checks, metrics);
    }

    List<String> mistakes(String service, List<String> checks, String metrics) {
        Set<String> told = new TreeSet<>();
        // Of channels, whose health is switched off.
        checks.stream()
                .filter(check -> !check.startsWith("SmallRye Reactive Messaging"))
                .forEach(told::add);
        List<String> mistakes = new ArrayList<>(differences("check", told, named("check", service)));
        mistakes.addAll(differences("metric", metrics(metrics), named("metric", service)));
        return mistakes;
    }

    private static List<String> differences(String what, Set<String> told, Set<String> written) {
        List<String> differences = new ArrayList<>();
        told.stream()
                .filter(name -> !written.contains(name))
                .forEach(name -> differences.add(what + " " + name + ": not in the page"));
        written.stream()
                .filter(name -> !told.contains(name))
                .forEach(name -> differences.add(what + " " + name + ": in the page only"));
        return differences;
    }

    private Set<String> named(String firstColumn, String service) {
        Set<String> names = new TreeSet<>();
        String ofService = service.replaceAll("-service$", "");
        text.lines()
                .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .filter(cells -> isAbout(cells[2].strip(), ofService))
                .forEach(cells -> CODE.matcher(cells[1])
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(names::add));
        return names;
    }

    private static boolean isAbout(String services, String service) {
        return services.equals("all") || Arrays.asList(services.split(", ")).contains(service);
    }

    private static Set<String> metrics(String metrics) {
        Set<String> names = new TreeSet<>();
        for (String line : metrics.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                String labels = sample.group(2) == null
                        ? ""
                        : String.join(
                                ",",
                                LABEL.matcher(sample.group(2))
                                        .results()
                                        .map(found -> found.group(1))
                                        .filter(label -> !label.equals("le"))
                                        .sorted()
                                        .toList());
                names.add(sample.group(1) + (labels.isEmpty() ? "" : "{" + labels + "}"));
            }
        }
        return names;
    }
}
