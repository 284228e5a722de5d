package dev.tiercel.benchmarks;

/** The command line asks for something there is not. */
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
