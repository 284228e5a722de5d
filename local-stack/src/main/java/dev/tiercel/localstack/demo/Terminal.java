package dev.tiercel.localstack.demo;

import java.util.Map;

/** What the output goes to. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether colours are shown. The launcher says whether standard output is a terminal: since Java 22
     * {@code System.console()} no longer tells.
     */
    static boolean hasColours(Map<String, String> environment) {
        return Boolean.getBoolean("tiercel.terminal")
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
