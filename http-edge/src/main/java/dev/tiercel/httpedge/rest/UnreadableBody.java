package dev.tiercel.httpedge.rest;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** JSON that is not what a request is made of: answered like any other bad field, with its name and what is allowed. */
class UnreadableBody {
    private static final int AHEAD_OF_FRAMEWORKS = 2;

    /** Ahead of the mappers that come with the frameworks, which name the field but not what is allowed. */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class, UnrecognizedPropertyException.class},
            priority = AHEAD_OF_FRAMEWORKS)
    Response map(MismatchedInputException fault) {
        return TypedProblem.badField(field(fault), "body", message(fault)).toResponse();
    }

    /** Written as validation writes it: {@code steps[2].name}. */
    private static String field(MismatchedInputException fault) {
        StringBuilder field = new StringBuilder();
        for (Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String message(MismatchedInputException fault) {
        return fault instanceof UnrecognizedPropertyException unknown
                ? "not known (expected: one of "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")"
                : "of another type (expected: " + expected(fault.getTargetType()) + ")";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a JSON array";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Double.class || type == double.class || type == BigDecimal.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        return type == Instant.class ? StrictInstants.EXPECTED : "a JSON object";
    }
}
