package dev.tiercel.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.parse("""
            {"openapi": "3.1.0", "info": {"title": "t"},
             "components": {
               "schemas": {
                 "Ticket": {"type": "object", "required": ["id"], "properties": {
                   "id": {"type": "string"}, "openedAt": {"type": "string", "format": "date-time"}}},
                 "Problem": {"type": "object", "required": ["type"], "properties": {
                   "type": {"type": "string"}, "violations": {"type": "array"}}}},
               "responses": {"NotFound": {"description": "none", "content": {
                 "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}},
             "paths": {
               "/tickets/{id}": {"get": {"operationId": "getTicket", "responses": {
                 "200": {"description": "it", "content": {
                   "application/json": {"schema": {"$ref": "#/components/schemas/Ticket"}}}},
                 "404": {"$ref": "#/components/responses/NotFound"}}}},
               "/tickets/newest": {"get": {"operationId": "newestTicket", "responses": {}}},
               "/lost": {"get": {"responses": {"200": {"$ref": "#/components/responses/Nowhere"}}}}}}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json         | {\"id\":\"1\",\"openedAt\":\"2026-03-02T12:00:00Z\"} | ",
                "404 | application/problem+json | {\"type\":\"not-found\",\"hint\":\"its own\"}         | ",
                "418 | application/json         | {}                                                   | status 418 is not documented",
                "200 | text/html                | <html>                                               | text/html is not documented",
                "200 | application/json         | {}                                                   | 'id'",
                "200 | application/json         | {\"id\":1}                                           | integer found, string expected",
                "200 | application/json         | {\"id\":\"1\",\"row\":7}                             | 'row'",
                "200 | application/json         | {\"id\":\"1\",\"openedAt\":\"noon\"}                 | date-time",
                "200 | application/json         | {                                                    | not JSON"
            })
    void findsWhatTheDocumentDoesNotAllowOfAnAnswer(int status, String type, String body, String mistake) {
        // given
        OpenApiDocument.Operation operation = DOCUMENT.find("GET", "/tickets/7").orElseThrow();

        // when
        List<String> mistakes = DOCUMENT.mistakesOfAnswer(operation, status, type, body);

        // then
        if (mistake == null) {
            assertThat(mistakes).isEmpty();
        } else {
            assertThat(mistakes).singleElement().asString().contains("GET /tickets/{id}", mistake);
        }
    }

    @ParameterizedTest
    @CsvSource({"/tickets/7, getTicket", "/tickets/newest, newestTicket"})
    void prefersALiteralPathToATemplate(String path, String operation) {
        assertThat(DOCUMENT.find("GET", path))
                .map(OpenApiDocument.Operation::id)
                .contains(operation);
    }

    @Test
    void knowsNothingOfOtherPathsAndMethods() {
        assertThat(DOCUMENT.find("POST", "/tickets/7")).isEmpty();
        assertThat(DOCUMENT.find("GET", "/tickets/7/timeline")).isEmpty();
    }

    @Test
    void missesWhatAReaderWouldMiss() {
        assertThat(Completeness.mistakes(DOCUMENT))
                .contains(
                        "info.description: missing (expected: what the service is for;"
                                + " quarkus.smallrye-openapi.info-description)",
                        "GET /tickets/{id} (getTicket): summary missing (expected: @Operation(summary = ...))",
                        "GET /tickets/{id} (getTicket): no role (expected: @RolesAllowed)",
                        "GET /tickets/newest (newestTicket): no 2xx response",
                        "GET /lost (): operationId missing (expected: @Operation(operationId = ...))",
                        "$ref #/components/responses/Nowhere leads nowhere")
                .anySatisfy(mistake -> assertThat(mistake).startsWith("GET /tickets/{id} (getTicket): no example"));
    }

    @Test
    void putsWhatStandsForSomethingOfThisRunInItsPlace() throws JsonProcessingException {
        // given
        JsonMapper json = JsonMapper.builder().build();
        Example example = new Example(
                json.readTree("{\"pathParams\":{\"id\":\"example-id\"},\"body\":{\"into\":\"example-id\"}}"),
                json.readTree("{\"status\":200}"));

        // when
        String request = example.requestWith(Map.of("example-id", "real-id")).toString();

        // then
        assertThat(request).isEqualTo("{\"pathParams\":{\"id\":\"real-id\"},\"body\":{\"into\":\"real-id\"}}");
    }
}
