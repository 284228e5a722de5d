package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.Channel;
import dev.tiercel.ticket.lifecycle.Customer;
import org.jspecify.annotations.Nullable;

/** Whose issue it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerDocument(
        @Nullable String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String plan,
        @Nullable String language,
        @Nullable String preferredChannel) {

    static CustomerDocument of(Customer customer) {
        return new CustomerDocument(
                customer.id(),
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.plan(),
                customer.language(),
                customer.preferredChannel() == null
                        ? null
                        : customer.preferredChannel().word());
    }

    Customer toCustomer() {
        return new Customer(
                id, name, email, phone, plan, language, preferredChannel == null ? null : Channel.of(preferredChannel));
    }
}
