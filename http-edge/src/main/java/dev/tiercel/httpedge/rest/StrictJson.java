package dev.tiercel.httpedge.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Refuses what Jackson would silently bend into shape: 1.9 as the sequence 1, "" as none, true as 1, the last of two
 * fields of one name, what follows the object; and what costs more to read than any request is worth.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    static final int MAX_DEPTH = 20;

    // Above every bound of a field, so that the refusal of a long text can name it.
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_DIGITS = 40;

    @Override
    @SuppressWarnings("deprecation") // of configuring a mapper that Quarkus has already built
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        mapper.registerModule(new SimpleModule("strict").addDeserializer(Instant.class, new StrictInstants()));
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_DIGITS)
                        .build());
    }

    /** After the modules that are found on the class path: what is registered last counts. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
