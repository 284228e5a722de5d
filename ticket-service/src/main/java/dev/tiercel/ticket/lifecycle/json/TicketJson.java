package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tiercel.ticket.lifecycle.Channel;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.LinkKind;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.WaitReason;
import dev.tiercel.ticket.lifecycle.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes tickets, their events and commands, and reads them back. Set up here alone, so that no setting elsewhere changes
 * it. The fields of an event or command are its components: to rename one is to change what is stored and published.
 */
public final class TicketJson {
    private static final String TYPE = "type";

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    private interface Named {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    private interface Happened {
        @JsonProperty("occurredAt")
        Instant at();
    }

    private interface Word {
        @JsonValue
        String word();
    }

    private abstract static class Text {
        @JsonCreator
        Text(String value) {}

        @JsonValue
        abstract String value();
    }

    private static final ObjectMapper JSON = mapper();

    private TicketJson() {}

    public static String snapshot(Ticket ticket) {
        return write(TicketDocument.of(ticket));
    }

    /** The value of the record that announces {@code event}; {@code after} is the ticket it led to. */
    public static byte[] announcement(TicketEvent event, Ticket after) {
        ObjectNode body = JSON.valueToTree(event);
        body.remove(TYPE);
        if (event instanceof TicketEvent.Opened) {
            body.remove("occurredAt");
        }
        body.set("ticket", JSON.valueToTree(TicketDocument.of(after)));
        return bytes(body);
    }

    /** The value of the record that shows the newest ticket. */
    public static byte[] latest(Ticket ticket) {
        return bytes(JSON.createObjectNode().set("ticket", JSON.valueToTree(TicketDocument.of(ticket))));
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #snapshot} wrote
     */
    public static Ticket read(String snapshot) {
        return read(snapshot, TicketDocument.class).toTicket();
    }

    public static String event(TicketEvent event) {
        return write(event);
    }

    public static TicketEvent readEvent(String json) {
        return read(json, TicketEvent.class);
    }

    /** The same command is always written in the same way. */
    public static String command(TicketCommand command) {
        return write(command);
    }

    public static TicketCommand readCommand(String json) {
        return read(json, TicketCommand.class);
    }

    /** SHA-256 of the JSON of a request: the same for the same request, whatever the order its fields came in. */
    public static String fingerprint(Object request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .addMixIn(TicketEvent.class, Happened.class)
                .addMixIn(TicketCommand.class, Named.class)
                .addMixIn(TicketId.class, Text.class)
                .addMixIn(Level.class, Word.class)
                .addMixIn(Channel.class, Word.class)
                .addMixIn(LinkKind.class, Word.class)
                .addMixIn(WaitReason.class, Word.class)
                .build();
        register(mapper, TicketEvent.class);
        register(mapper, TicketCommand.class);
        return mapper;
    }

    private static void register(JsonMapper mapper, Class<?> sealed) {
        mapper.registerSubtypes(Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> new NamedType(type, Words.of(type)))
                .toArray(NamedType[]::new));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + ": cannot be written as JSON", e);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + ": cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + ": unreadable (expected: what this service wrote)", e);
        }
    }
}
