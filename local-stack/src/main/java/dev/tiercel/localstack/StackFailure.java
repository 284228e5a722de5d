package dev.tiercel.localstack;

/** Something a user has to know and can act on. The message is what is printed, one line per problem, without a trace. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
