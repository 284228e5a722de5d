package dev.tiercel.httpedge.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says of the shapes what Java says otherwise or not at all. */
final class Schemas {

    private static final String INSTANT = "Instant";

    private Schemas() {}

    static void amend(Components components, List<Operation> operations) {
        if (components.getSchemas() != null) {
            if (components.getSchemas().containsKey(INSTANT)) {
                components.addSchema(INSTANT, instant());
            }
            components.getSchemas().values().forEach(Schemas::anchor);
            namePages(components, operations);
        }
        operations.stream()
                .flatMap(operation ->
                        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream())
                .map(Parameter::getSchema)
                .filter(Objects::nonNull)
                .forEach(Schemas::anchor);
    }

    private static Schema instant() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .format("date-time")
                .description("An instant, to the millisecond. Answers give it in UTC; requests may have any offset.")
                .examples(List.of("2026-03-02T12:30:00.112Z"));
    }

    /** Bean validation asks the whole text to match, JSON Schema any part of it. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !(pattern.startsWith("^") && pattern.endsWith("$"))) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        if (schema.getItems() != null) {
            anchor(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            anchor(schema.getAdditionalPropertiesSchema());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Schemas::anchor);
        }
    }

    /** A page is named after what it holds, not after the Java type that holds it. */
    private static void namePages(Components components, List<Operation> operations) {
        Map<String, String> renamed = new HashMap<>();
        Map.copyOf(components.getSchemas())
                .forEach((name, schema) -> itemOf(schema).ifPresent(item -> {
                    String page = item + "Page";
                    renamed.put("#/components/schemas/" + name, page);
                    components.removeSchema(name);
                    components.addSchema(page, schema.required(List.of("items")));
                }));
        operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(response -> response.getContent())
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(types -> types.values().stream())
                .map(type -> type.getSchema())
                .filter(schema -> schema != null && renamed.containsKey(schema.getRef()))
                .forEach(schema -> schema.setRef(renamed.get(schema.getRef())));
    }

    private static Optional<String> itemOf(Schema schema) {
        if (schema.getProperties() == null || !schema.getProperties().keySet().equals(Set.of("items"))) {
            return Optional.empty();
        }
        Schema items = schema.getProperties().get("items").getItems();
        return items == null || items.getRef() == null
                ? Optional.empty()
                : Optional.of(items.getRef().substring(items.getRef().lastIndexOf('/') + 1));
    }
}
