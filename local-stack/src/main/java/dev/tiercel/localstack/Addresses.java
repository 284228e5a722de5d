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
        row(text, "API key", "in " + home.apiKeyFile() + "   (role: admin)");
        row(text, "logs", home.logs().toString());
        String post = "  curl -s -H \"Authorization: Bearer $(cat "
                + quoted(home.apiKeyFile().toString()) + ")\" -H 'Content-Type: application/json' \\\n    -d '";
        String ticketService = "' \\\n    http://localhost:" + ports.of(Port.TICKET);
        return text.append("\nOpen a ticket:\n" + post + "{\"subject\":\"Printer on fire\",\"priority\":\"P1\",")
                .append("\"customer\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"}}" + ticketService + "/tickets\n")
                .append("Make a key for your CRM (that one may do everything; the new one is shown this once):\n")
                .append(post + "{\"name\":\"our-crm\",\"roles\":[\"crm\"]}" + ticketService + "/keys\n")
                .toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format("  %-22s %s%n", name, value));
    }

    private static String quoted(String path) {
        return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
