package dev.tiercel.httpedge.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters an endpoint does not read: a misspelt filter would silently answer everything. What may be
 * given once may not be given twice.
 */
class KnownParameters {

    /** By endpoint: names of its parameters, and whether each may be repeated. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        Map<String, ? extends Collection<String>> given = request.getUriInfo().getQueryParameters();
        Method method = endpoint.getResourceMethod();
        if (given.isEmpty() || method == null) {
            return;
        }
        Map<String, Boolean> allowed = known.computeIfAbsent(method, KnownParameters::parameters);
        given.forEach((name, values) -> {
            if (!allowed.containsKey(name)) {
                throw TypedProblem.badField(
                        name,
                        "query",
                        allowed.isEmpty()
                                ? "not known (expected: no query parameters)"
                                : "not known (expected: one of " + String.join(", ", allowed.keySet()) + ")");
            }
            if (values.contains("")) {
                throw TypedProblem.badField(name, "query", "empty (expected: a value)");
            }
            if (values.size() > 1 && !allowed.get(name)) {
                throw TypedProblem.badField(name, "query", values.size() + " values (expected: one)");
            }
        });
    }

    private static Map<String, Boolean> parameters(Method method) {
        Map<String, Boolean> found = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(found, parameter, parameter.getName(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> bean = parameter.getType(); bean != Object.class; bean = bean.getSuperclass()) {
                    for (Field field : bean.getDeclaredFields()) {
                        add(found, field, field.getName(), field.getType());
                    }
                }
            }
        }
        return found;
    }

    private static void add(Map<String, Boolean> found, AnnotatedElement place, String name, Class<?> type) {
        QueryParam standard = place.getAnnotation(QueryParam.class);
        RestQuery own = place.getAnnotation(RestQuery.class);
        boolean repeatable = Collection.class.isAssignableFrom(type);
        if (standard != null) {
            found.put(standard.value(), repeatable);
        } else if (own != null) {
            found.put(own.value().isEmpty() ? name : own.value(), repeatable);
        }
    }
}
