package dev.tiercel.notification.deliveries.kafka;

/** A record that can never be handled. The message names the place, never the content. */
public final class UnreadableEventException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
