package dev.tiercel.localstack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A process of the stack, in the order in which they are started. */
public enum Part {
    POSTGRES("postgres", Port.POSTGRES),
    KAFKA("kafka", Port.KAFKA),
    MAIL("mail", Port.MAIL),
    TICKET("ticket-service", Port.TICKET),
    SLA_TIMER("sla-timer-service", Port.SLA_TIMER),
    ESCALATION("escalation-service", Port.ESCALATION),
    NOTIFICATION("notification-service", Port.NOTIFICATION);

    private final String label;
    private final Port port;

    Part(String label, Port port) {
        this.label = label;
        this.port = port;
    }

    /** The name users give it; for a service also its directory and the owner of its database. */
    public String label() {
        return label;
    }

    /** The port that is shown for it. */
    public Port port() {
        return port;
    }

    /** Every port it listens on that others may want to know. */
    public List<Port> ports() {
        return this == MAIL ? List.of(Port.MAIL, Port.SMTP) : List.of(port);
    }

    /** Whether it is one of the four services, as opposed to what they need. */
    public boolean isService() {
        return ordinal() >= TICKET.ordinal();
    }

    /** Whether it is a service that keeps its truth in PostgreSQL. */
    public boolean hasDatabase() {
        return isService() && this != SLA_TIMER;
    }

    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }

    /** What the services need before they can start. */
    public static List<Part> infrastructure() {
        return Arrays.stream(values()).filter(part -> !part.isService()).toList();
    }

    /** Also finds a service by its name without the ending {@code -service}. */
    public static Optional<Part> named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.label.equals(name) || part.label.equals(name + "-service"))
                .findFirst();
    }
}
