package dev.tiercel.ticket.lifecycle.rest;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** JSON that is not what a request is made of: answered like any other bad field, with its name and what is allowed. */
class UnreadableBody {
    private static final int AHEAD_OF_ALL = 1;

    /** Ahead of the mappers that come with the frameworks, which name the field but not what is allowed. */
    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class, UnrecognizedPropertyException.class},
            priority = AHEAD_OF_ALL)
    Response map(MismatchedInputException fault) {
        String field = fault.getPath().stream()
                .map(Reference::getFieldName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."));
        return Problems.badField(field, message(fault)).toResponse();
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
        if (type == Integer.class) {
            return "a whole number";
        }
        return type == String.class ? "text" : "a JSON object";
    }
}
