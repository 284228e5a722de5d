package dev.tiercel.httpedge.openapi;

import dev.tiercel.httpedge.Roles;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Completes the document at build time and sorts it, so that the same sources give the same text. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class EdgeDocument implements OASFilter {

    private static final String API_KEY = "apiKey";

    private final OperationExamples examples = new OperationExamples();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = Objects.requireNonNullElseGet(document.getComponents(), OASFactory::createComponents);
        document.setComponents(components);
        components.setSecuritySchemes(Map.of(API_KEY, bearer()));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(API_KEY)));
        Set<String> used = new HashSet<>();
        Map<String, PathItem> paths = new TreeMap<>(
                document.getPaths() == null ? Map.of() : document.getPaths().getPathItems());
        paths.forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            complete(path, method, operation, used);
            examples.addTo(operation);
        }));
        Schemas.amend(
                components,
                paths.values().stream()
                        .flatMap(item -> item.getOperations().values().stream())
                        .toList());
        Problems.declare(components, used);
        Conventions.declare(components, used);
        Paths sorted = OASFactory.createPaths();
        paths.forEach(sorted::addPathItem);
        document.setPaths(sorted);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        document.setTags(tags(document, paths));
    }

    private static void complete(String path, HttpMethod method, Operation operation, Set<String> used) {
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            operation.addTag(path.substring(1).split("/")[0]);
        }
        nameRoles(operation);
        Conventions.apply(path, method, operation, used);
        Problems.apply(path, method, operation, used);
    }

    private static void nameRoles(Operation operation) {
        List<SecurityRequirement> requirements = operation.getSecurity();
        if (requirements == null) {
            return;
        }
        // An endpoint names the least role that is enough.
        int least = requirements.stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .mapToInt(Roles.ALL::indexOf)
                .filter(rank -> rank >= 0)
                .min()
                .orElse(Roles.ALL.size());
        String roles = Roles.ALL.subList(least, Roles.ALL.size()).stream()
                .map(role -> "`" + role + "`")
                .collect(Collectors.joining(", "));
        if (!roles.isEmpty()) {
            String before = operation.getDescription() == null
                    ? ""
                    : operation.getDescription().strip() + "\n\n";
            operation.setDescription(before + "Roles: " + roles + ".");
        }
    }

    private static List<Tag> tags(OpenAPI document, Map<String, PathItem> paths) {
        Map<String, Tag> tags = new TreeMap<>();
        paths.values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getTags().stream())
                .forEach(name -> tags.put(name, OASFactory.createTag().name(name)));
        if (document.getTags() != null) {
            document.getTags().forEach(tag -> tags.put(tag.getName(), tag));
        }
        return List.copyOf(tags.values());
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key, made with `POST /keys` of ticket-service and accepted by all services: "
                        + "`Authorization: Bearer tck_...`. What a key may do follows from its roles; what it sees is "
                        + "its tenant's.");
    }
}
