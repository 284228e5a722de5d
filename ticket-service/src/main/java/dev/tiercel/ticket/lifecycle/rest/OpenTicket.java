package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.ticket.lifecycle.Channel;
import dev.tiercel.ticket.lifecycle.Customer;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send to open a ticket. */
@Schema(name = "OpenTicket", description = "A ticket to be opened: a priority, or impact and urgency.")
record OpenTicket(
        @Text(max = 200) String subject,

        @Text(max = 20_000, required = false, prose = true) @Nullable
        String description,

        @NotNull(message = "missing (expected: a JSON object with name)") @Valid
        OpenCustomer customer,

        @Text(max = 100, required = false) @Nullable String category,

        @Schema(
                description = "Named outright; not together with impact and urgency.",
                enumeration = {"P1", "P2", "P3", "P4"})
        @Pattern(regexp = "P[1-4]", message = Requests.ONE_PRIORITY)
        @Nullable
        String priority,

        @Schema(enumeration = {"high", "medium", "low"})
        @Pattern(regexp = "high|medium|low", message = Requests.ONE_LEVEL)
        @Nullable
        String impact,

        @Schema(enumeration = {"high", "medium", "low"})
        @Pattern(regexp = "high|medium|low", message = Requests.ONE_LEVEL)
        @Nullable
        String urgency,

        @Schema(
                description = "How it came in.",
                enumeration = {"phone", "email", "web", "chat", "sms", "letter", "api", "other"})
        @Pattern(regexp = CHANNELS, message = ONE_CHANNEL)
        @Nullable
        String channel,

        @Valid @Nullable OpenSource source,

        @Schema(
                description =
                        "At most 50; names of up to 64 letters, digits, `_`, `.` and `-`, values of up to 500 characters.")
        @Nullable
        Map<String, @Nullable String> attributes,

        @Schema(
                description = "When it was opened, ISO 8601 with offset or `Z`; never in the future; absent: now.",
                format = "date-time")
        @Nullable
        String occurredAt,

        @Schema(description = "Number the source gives the opening; the next command has the next one.")
        @Min(value = 1, message = NUMBER)
        @Max(value = Requests.MOST_SOURCE_SEQUENCE, message = NUMBER)
        @Nullable
        Integer sourceSequence,

        @Schema(description = "Who takes it down.") @Text(max = 200, required = false) @Nullable
        String by) {

    static final String CHANNELS = "phone|email|web|chat|sms|letter|api|other";
    static final String ONE_CHANNEL = "expected: one of phone, email, web, chat, sms, letter, api, other";
    private static final String NUMBER = "expected: a whole number from 1 to 1000000000";
    private static final int LONGEST_VALUE = 500;
    private static final java.util.regex.Pattern ATTRIBUTE =
            java.util.regex.Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,63}");

    /**
     * @param email where the customer is kept informed; without it nothing is sent
     */
    @Schema(name = "OpenTicketCustomer", description = "Whose issue it is.")
    record OpenCustomer(
            @Schema(description = "Its id in the source system.") @Text(max = 200, required = false) @Nullable
            String id,

            @Text(max = 200) String name,

            @Text(max = 254, required = false)
            @Pattern(regexp = "[^\\s@<>,;]+@[^\\s@<>,;]+", message = "expected: one address, such as ana@example.com")
            @Nullable
            String email,

            @Text(max = 64, required = false) @Nullable String phone,

            @Schema(examples = "gold") @Text(max = 64, required = false) @Nullable
            String plan,

            @Schema(description = "BCP 47.", examples = "pt-BR")
            @Pattern(
                    regexp = "(?=.{1,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                    message = "expected: a language tag, such as es or pt-BR")
            @Nullable
            String language,

            @Schema(enumeration = {"phone", "email", "web", "chat", "sms", "letter", "api", "other"})
            @Pattern(regexp = CHANNELS, message = ONE_CHANNEL)
            @Nullable
            String preferredChannel) {

        Customer customer() {
            return new Customer(id, name, email, phone, plan, language, channelOrNull(preferredChannel));
        }
    }

    /**
     * @param reference unique per system and tenant: the same request again answers with the ticket there is
     */
    @Schema(name = "OpenTicketSource", description = "The system it comes from, and its id there.")
    record OpenSource(
            @Schema(examples = "crm") @Text(max = 100) String system,

            @Schema(examples = "CASE-20417") @Text(max = 200)
            String reference) {}

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field, where no annotation can say it
     */
    Issue issue() {
        return new Issue(
                subject,
                description,
                customer.customer(),
                channelOrNull(channel),
                source == null ? null : new Source(source.system(), source.reference()),
                checked(attributes == null ? Map.of() : attributes));
    }

    private static Map<String, String> checked(Map<String, @Nullable String> attributes) {
        if (attributes.size() > Issue.MAX_ATTRIBUTES) {
            throw TypedProblem.badField(
                    "attributes", "body", attributes.size() + " (expected: at most " + Issue.MAX_ATTRIBUTES + ")");
        }
        attributes.forEach((name, value) -> {
            if (!ATTRIBUTE.matcher(name).matches()) {
                throw TypedProblem.badField(
                        "attributes",
                        "body",
                        "a name that is not allowed (expected: up to 64 letters, digits, '_', '.' and '-', a letter first)");
            }
            if (value == null
                    || value.length() > LONGEST_VALUE
                    || !value.codePoints().allMatch(TextValidator::inLine)) {
                throw TypedProblem.badField(
                        "attributes." + name,
                        "body",
                        "not allowed (expected: text of at most " + LONGEST_VALUE + " characters, one line)");
            }
        });
        return Map.copyOf(attributes);
    }

    private static @Nullable Channel channelOrNull(@Nullable String word) {
        return word == null ? null : Channel.of(word);
    }
}
