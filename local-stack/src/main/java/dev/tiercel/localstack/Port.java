package dev.tiercel.localstack;

import java.util.Locale;

/** A port somebody outside may want to know or change. Kafka's controller takes a free one by itself. */
public enum Port {
    TICKET(8081, "the ticket-service"),
    SLA_TIMER(8082, "the sla-timer-service"),
    ESCALATION(8083, "the escalation-service"),
    NOTIFICATION(8084, "the notification-service"),
    MAIL(8085, "the page of caught mails"),
    SMTP(1025, "the mail catcher"),
    KAFKA(9092, "Kafka"),
    POSTGRES(15432, "PostgreSQL");

    private final int usual;
    private final String purpose;

    Port(int usual, String purpose) {
        this.usual = usual;
        this.purpose = purpose;
    }

    public int usual() {
        return usual;
    }

    public String purpose() {
        return purpose;
    }

    /** The command-line option that changes it, for example {@code --sla-timer-port}. */
    public String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** The environment variable that changes it, for example {@code TIERCEL_SLA_TIMER_PORT}; the option wins. */
    public String variable() {
        return "TIERCEL_" + name() + "_PORT";
    }
}
