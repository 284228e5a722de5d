package dev.tiercel.outbox;

/** Another relay has the shard now. Nothing is wrong: whoever gets this lets go. */
public final class ShardLost extends Exception {

    private static final long serialVersionUID = 1;

    public ShardLost(String message) {
        super(message);
    }

    public ShardLost(String message, Throwable cause) {
        super(message, cause);
    }
}
