package dev.tiercel.localstack;

/** Where everything is. */
public final class Addresses {

    private Addresses() {}

    public static String of(Ports ports, Home home) {
        StringBuilder text = new StringBuilder("\n");
        for (Part part : Part.services()) {
            row(text, part.label(), "http://localhost:" + ports.of(part.port()) + "   (health: /q/health)");
        }
        row(text, "caught mails", "http://localhost:" + ports.of(Port.MAIL));
        row(text, "Kafka", "localhost:" + ports.of(Port.KAFKA));
        row(text, "PostgreSQL", "localhost:" + ports.of(Port.POSTGRES));
        row(text, "API key", "in " + home.apiKeyFile());
        row(text, "logs", home.logs().toString());
        return text.append("\nOpen a ticket:\n  curl -s -H \"Authorization: Bearer $(cat ")
                .append(quoted(home.apiKeyFile().toString()))
                .append(
                        ")\" -H 'Content-Type: application/json' \\\n    -d '{\"subject\":\"Printer on fire\",\"priority\":\"P1\",")
                .append("\"customer\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"}}' \\\n    http://localhost:")
                .append(ports.of(Port.TICKET))
                .append("/tickets\n")
                .toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format("  %-22s %s%n", name, value));
    }

    private static String quoted(String path) {
        return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
