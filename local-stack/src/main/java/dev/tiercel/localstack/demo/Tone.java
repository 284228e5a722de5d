package dev.tiercel.localstack.demo;

/** How a line of the story feels; a colour where the terminal has them. */
enum Tone {
    PLAIN(""),
    GOOD("32"),
    BAD("31"),
    MOVE("33"),
    PAUSE("36"),
    QUIET("90");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String colour(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
