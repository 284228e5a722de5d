package dev.tiercel.slatimer.clocks.kafka;

/** A field is absent or cannot be true; the message names it and what is expected. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}
