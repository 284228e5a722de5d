package dev.tiercel.testing.openapi;

import static io.restassured.RestAssured.given;

import io.restassured.filter.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The contract of the service that runs in this {@code @QuarkusTest}. Every check names all mistakes at once.
 *
 * <pre>{@code
 * private final OpenApiContract contract = OpenApiContract.of("ticket-service", StackTestResource.API_KEY);
 *
 * @Test void isTheCommittedOne() { contract.isCommitted(); }
 * @Test void leavesNothingUnsaid() { contract.isComplete(); }
 * @Test void keepsItsExamples() { contract.keepsItsExamples(operationId -> Map.of(EXAMPLE_ID, openTicket())); }
 * }</pre>
 */
public final class OpenApiContract {

    /** Writes the document of the running service over the committed one: {@code -Dopenapi.update=true}. */
    static final String UPDATE = "openapi.update";

    private final String service;
    private final String apiKey;

    private OpenApiContract(String service, String apiKey) {
        this.service = service;
        this.apiKey = apiKey;
    }

    /**
     * @param service the name of its directory and of its document
     * @param apiKey a clear key with the role admin
     */
    public static OpenApiContract of(String service, String apiKey) {
        return new OpenApiContract(service, apiKey);
    }

    /** Fails if {@code contracts/openapi/<service>.yaml} is another document, saying how to update it. */
    public void isCommitted() {
        String said = get("yaml");
        Path file = Path.of("..", "contracts", "openapi", service + ".yaml").normalize();
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, said);
            }
            String committed = Files.exists(file) ? Files.readString(file) : "";
            if (!committed.equals(said)) {
                throw new AssertionError("contracts/openapi/" + service + ".yaml is not what the service says of itself"
                        + firstDifference(committed, said) + "\nIf the change is meant: mvn -pl " + service
                        + " verify -Dit.test=OpenApiIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -D" + UPDATE
                        + "=true");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if an operation lacks an id, a summary, a description or an example, or if a reference leads nowhere. */
    public void isComplete() {
        refuse(Completeness.mistakes(document()));
    }

    /**
     * Sends the request of every example and holds the answer against the example and the schema.
     *
     * @param preparation called with the operation's id before its example is sent; makes what the example needs and
     *     returns what the example's texts stand for in this run, for example its ticket id for the one just opened
     */
    public void keepsItsExamples(Function<String, Map<String, String>> preparation) {
        OpenApiDocument document = document();
        List<String> mistakes = new ArrayList<>();
        for (OpenApiDocument.Operation operation : document.operations()) {
            Example.of(operation.id())
                    .map(example -> new ExampleRun(document, operation, apiKey)
                            .mistakes(example, preparation.apply(operation.id())))
                    .ifPresent(mistakes::addAll);
        }
        refuse(mistakes);
    }

    /**
     * A filter that fails on an answer whose status or body the document does not know; for all requests of a test. Asks for
     * the document at the first of them, so it can be installed before the service has started.
     */
    public Filter answers() {
        return new DocumentedAnswers(this::document);
    }

    public OpenApiDocument document() {
        return OpenApiDocument.parse(get("json"));
    }

    private String get(String format) {
        return given().noFilters()
                .auth()
                .oauth2(apiKey)
                .queryParam("format", format)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new AssertionError("OpenAPI of " + service + ", " + mistakes.size() + " mistakes:\n- "
                    + String.join("\n- ", mistakes));
        }
    }

    private static String firstDifference(String committed, String said) {
        List<String> before = committed.lines().toList();
        List<String> after = said.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return ", first in line " + (line + 1) + ":\n  committed: "
                + (line < before.size() ? before.get(line).strip() : "(end)") + "\n  says now:  "
                + (line < after.size() ? after.get(line).strip() : "(end)");
    }
}
