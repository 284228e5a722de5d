package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.tiercel.escalation.rulebook.documents.DocumentText;
import dev.tiercel.escalation.rulebook.store.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as JSON or YAML, as the caller wants them. */
final class EntryForms {

    static final String YAML = "application/yaml";

    private static final MediaType YAML_TYPE = MediaType.valueOf(YAML);
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, YAML_TYPE).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML_WRITER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .stringQuotingChecker(new Quoting())
                    .build())
            .build();

    private EntryForms() {}

    /** Quotes what some reader of YAML takes for a number, a date or a time: 09:00 is 540 to many. */
    private static final class Quoting extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0;
        }
    }

    /** What a stored entry says, without number and time. */
    static ObjectNode content(Stored stored) {
        try {
            return (ObjectNode) JSON.readTree(stored.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + stored.key() + ": cannot be read", e);
        }
    }

    /** The whole entry; a body that a caller may send back. */
    static ObjectNode document(Stored stored) {
        ObjectNode document = JSON.createObjectNode()
                .put("kind", stored.key().kind())
                .put("id", stored.key().id())
                .put("version", stored.number())
                .put("publishedAt", stored.publishedAt().toString());
        if (stored.publishedBy() != null) {
            document.put("publishedBy", stored.publishedBy());
        }
        document.setAll(content(stored));
        return document;
    }

    static Response.ResponseBuilder answer(Response.ResponseBuilder answer, ObjectNode document, Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return wanted != null && YAML_TYPE.isCompatible(wanted.getMediaType())
                ? answer.type(YAML_TYPE).entity(yaml(document))
                : answer.type(MediaType.APPLICATION_JSON_TYPE).entity(document);
    }

    private static String yaml(ObjectNode document) {
        try {
            return YAML_WRITER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("document: cannot be written", e);
        }
    }

    static DocumentText formOf(@Nullable MediaType sent) {
        return sent != null && YAML_TYPE.isCompatible(sent) ? DocumentText.YAML : DocumentText.JSON;
    }

    /** The text of a body in UTF-8; null if it is not in UTF-8. */
    static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
