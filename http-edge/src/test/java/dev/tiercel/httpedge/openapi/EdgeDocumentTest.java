package dev.tiercel.httpedge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /tickets              | 400 401 403 406 503",
                "GET    | /tickets/{id}         | 400 401 403 404 406 503",
                "POST   | /tickets              | 400 401 403 406 408 409 413 415 422 503",
                "POST   | /tickets/{id}/resolve | 400 401 403 404 406 408 409 412 413 415 422 503",
                "PUT    | /calendars/{id}       | 400 401 403 404 406 408 409 412 413 415 428 503",
                "DELETE | /calendars/{id}       | 400 401 403 404 406 409 412 428 503"
            })
    void namesTheRefusalsOfEachOperation(HttpMethod method, String path, String statuses) {
        // given
        Operation operation = operation("200");
        if (method == HttpMethod.POST || method == HttpMethod.PUT) {
            operation.setRequestBody(OASFactory.createRequestBody());
        }

        // when
        OpenAPI document = filtered(path, method, operation);

        // then
        Set<String> documented = operation.getResponses().getAPIResponses().keySet();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(Arrays.asList(("200 " + statuses).split(" ")));
        assertThat(operation.getResponses().getAPIResponses().values().stream()
                        .map(response -> response.getRef())
                        .filter(Objects::nonNull)
                        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1)))
                .isSubsetOf(document.getComponents().getResponses().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /tickets              | ''                       | ''",
                "GET    | /tickets/{id}         | ''                       | ETag",
                "POST   | /tickets              | Idempotency-Key          | ETag Idempotency-Replayed",
                "POST   | /tickets/{id}/resolve | Idempotency-Key If-Match | ETag Idempotency-Replayed",
                "PUT    | /calendars/{id}       | If-Match                 | ETag",
                "DELETE | /calendars/{id}       | If-Match                 | ''"
            })
    void namesTheHeadersOfEachOperation(HttpMethod method, String path, String asked, String answered) {
        // given
        Operation operation = operation("200");

        // when
        filtered(path, method, operation);

        // then
        assertThat(Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()))
                .extracting(parameter -> parameter.getRef().replaceAll(".*/", ""))
                .containsExactlyInAnyOrderElementsOf(words(asked));
        assertThat(
                        operation.getResponses().getAPIResponse("200").getHeaders() == null
                                ? Set.<String>of()
                                : operation
                                        .getResponses()
                                        .getAPIResponse("200")
                                        .getHeaders()
                                        .keySet())
                .containsExactlyInAnyOrderElementsOf(words(answered));
    }

    @Test
    void saysEveryRoleThatIsEnough() {
        // given
        Operation operation = operation("200").description("Does it.");
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("apiKey", List.of("agent")));

        // when
        filtered("/deliveries", HttpMethod.GET, operation);

        // then
        assertThat(operation.getDescription()).isEqualTo("Does it.\n\nRoles: `agent`, `manager`, `admin`.");
    }

    @Test
    void keepsWhatAnOperationSaysOfARefusalAndGivesItTheCommonForm() {
        // given
        Operation operation = operation("200");
        operation
                .getResponses()
                .addAPIResponse("409", OASFactory.createAPIResponse().description("`last-tier`: nobody is above."));

        // when
        filtered("/escalations/{id}/hand-up", HttpMethod.POST, operation);

        // then
        assertThat(operation.getResponses().getAPIResponse("409").getDescription())
                .isEqualTo("`last-tier`: nobody is above.");
        assertThat(operation.getResponses().getAPIResponse("409").getContent().getMediaTypes())
                .containsOnlyKeys("application/problem+json");
    }

    @Test
    void asksTheWholeTextToMatchAsTheServiceDoes() {
        // given
        Operation operation = operation("200");
        operation.addParameter(OASFactory.createParameter()
                .name("status")
                .in(Parameter.In.QUERY)
                .schema(OASFactory.createSchema().pattern("pending|failed")));

        // when
        filtered("/deliveries", HttpMethod.GET, operation);

        // then
        assertThat(operation.getParameters().get(0).getSchema().getPattern()).isEqualTo("^(?:pending|failed)$");
    }

    @Test
    void saysThePagesBoundsAndNamesThemAfterWhatTheyHold() {
        // given
        Operation operation = operation("200");
        for (String name : List.of("limit", "cursor")) {
            operation.addParameter(OASFactory.createParameter().name(name).in(Parameter.In.QUERY));
        }
        Schema page = OASFactory.createSchema()
                .addProperty(
                        "items",
                        OASFactory.createSchema()
                                .items(OASFactory.createSchema().ref("Delivery")));
        operation
                .getResponses()
                .getAPIResponse("200")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("ItemsDeliveryAnswer"))));
        OpenAPI document = document("/deliveries", HttpMethod.GET, operation);
        document.getComponents().addSchema("ItemsDeliveryAnswer", page);

        // when
        new EdgeDocument().filterOpenAPI(document);

        // then
        assertThat(document.getComponents().getSchemas())
                .containsKey("DeliveryPage")
                .doesNotContainKey("ItemsDeliveryAnswer");
        assertThat(operation
                        .getResponses()
                        .getAPIResponse("200")
                        .getContent()
                        .getMediaType("application/json")
                        .getSchema()
                        .getRef())
                .isEqualTo("#/components/schemas/DeliveryPage");
        assertThat(operation.getParameters().get(0).getSchema().getMaximum()).isEqualByComparingTo("200");
        assertThat(operation.getResponses().getAPIResponse("200").getHeaders()).containsKey("Link");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Operation operation(String status) {
        return OASFactory.createOperation()
                .operationId("without-an-example")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description("OK")));
    }

    private static OpenAPI filtered(String path, HttpMethod method, Operation operation) {
        OpenAPI document = document(path, method, operation);
        new EdgeDocument().filterOpenAPI(document);
        return document;
    }

    private static OpenAPI document(String path, HttpMethod method, Operation operation) {
        PathItem item = OASFactory.createPathItem();
        item.setOperation(method, operation);
        Paths paths = OASFactory.createPaths().addPathItem(path, item);
        return OASFactory.createOpenAPI()
                .components(OASFactory.createComponents())
                .paths(paths);
    }
}
