package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.ticket.lifecycle.Customer;
import dev.tiercel.ticket.lifecycle.Issue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers send. Fields that are not listed are refused, so that a misspelt one is noticed. */
final class Requests {
    private static final String MISSING = "missing (expected: a value)";
    private static final String SEQUENCE = "expected: the sequence of a stay, or 0 before the first";

    private Requests() {}

    /**
     * @param priority P1 (most urgent) to P4
     */
    record Open(
            @Text(max = 200) String subject,

            @Text(max = 20_000, required = false, prose = true) @Nullable
            String description,

            @NotNull(message = MISSING) @Valid OpenCustomer customer,

            @NotNull(message = "missing (expected: one of P1, P2, P3, P4)")
            @Pattern(regexp = "P[1-4]", message = "expected: one of P1, P2, P3, P4")
            String priority) {

        Issue issue() {
            return new Issue(subject, description, customer.customer());
        }
    }

    /**
     * @param email where the customer is kept informed; without it nothing is sent
     * @param plan for example {@code gold}
     */
    record OpenCustomer(
            @Text(max = 200) String name,

            @Text(max = 254, required = false)
            @Pattern(regexp = "[^\\s@<>,;]+@[^\\s@<>,;]+", message = "expected: one address, such as ana@example.com")
            @Nullable
            String email,

            @Text(max = 64, required = false) @Nullable String plan) {

        Customer customer() {
            return new Customer(name, email, plan);
        }
    }

    /**
     * @param sequence the stay this answers; absent means the newest one known when the command is handled, so give it
     *     where a retry must not answer a later stay
     */
    record Acknowledge(
            @Text(max = 200) String by,
            @Min(value = 0, message = SEQUENCE) @Nullable Integer sequence) {}

    record Wait(
            @Text(max = 200) String by,

            @NotNull(message = "missing (expected: one of customer, vendor, other)")
            @Pattern(regexp = "customer|vendor|other", message = "expected: one of customer, vendor, other")
            String reason) {}

    record Resume(@Text(max = 200) String by) {}

    /**
     * @param sequence as for {@link Acknowledge}
     */
    record Resolve(
            @Text(max = 200) String by,
            @Text(max = 20_000, prose = true) String resolution,
            @Min(value = 0, message = SEQUENCE) @Nullable Integer sequence) {}
}
