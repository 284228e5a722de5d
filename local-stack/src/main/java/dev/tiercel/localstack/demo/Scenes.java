package dev.tiercel.localstack.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The story's tickets. Times go with the targets of the demo's rule book: first response 5 s, tier 1 has 8 s, resolution 25 s. */
final class Scenes {

    private Scenes() {}

    /** Those that nobody answers in time come first: services that have just started are slow once. */
    static List<Scene> all() {
        return List.of(nobodyAnswers(), exhausted(), inTime(), waitsForTheCustomer(), handedUp());
    }

    private static Scene inTime() {
        return new Scene(
                "Invoice shows the wrong amount",
                "Charged 1,200.00 instead of 120.00.",
                "P3",
                Map.of("name", "Brightwater Ltd", "email", "accounts@brightwater.example", "plan", "silver"),
                Set.of(
                        "opened",
                        "assigned to tier 1",
                        "acknowledged 1",
                        "resolved",
                        "mail to ana about escalation.moved",
                        "mail to customer about ticket.created",
                        "mail to customer about ticket.resolved"),
                false,
                ticket -> ticket.untilTier(1)
                        .at(seconds(2))
                        .acknowledge("ana")
                        .at(seconds(5))
                        .resolve("ana", "Corrected invoice sent."));
    }

    private static Scene nobodyAnswers() {
        return new Scene(
                "Checkout is down",
                "Customers see an empty page after payment.",
                "P1",
                Map.of("name", "Cormorant Books", "email", "it@cormorant.example", "plan", "gold"),
                Set.of(
                        "opened",
                        "assigned to tier 1",
                        "breached first-response",
                        "timed-out to tier 2",
                        "acknowledged 2",
                        "resolved",
                        "mail to carla about escalation.moved",
                        "mail to customer about escalation.moved"),
                true,
                ticket -> ticket.untilTier(2)
                        .after(seconds(2))
                        .acknowledge("carla")
                        .after(seconds(3))
                        .resolve("carla", "Payment provider's certificate renewed."));
    }

    private static Scene waitsForTheCustomer() {
        return new Scene(
                "Login code never arrives",
                "Text messages with the code do not come.",
                "P2",
                Map.of("name", "Dr. Ines Duarte", "email", "ines@duarte.example"),
                Set.of("opened", "assigned to tier 1", "acknowledged 1", "waiting", "resumed", "resolved"),
                false,
                ticket -> ticket.untilTier(1)
                        .at(seconds(1))
                        .acknowledge("ben")
                        .at(seconds(3))
                        .waitForCustomer("ben")
                        // Longer than tier 1 has for everything: only the pause keeps this promise.
                        .at(seconds(13))
                        .resume("ben")
                        .at(seconds(15))
                        .resolve("ben", "The number on file was an old one."));
    }

    private static Scene handedUp() {
        return new Scene(
                "Report runs for hours since the upgrade",
                "The monthly report took four minutes before.",
                "P2",
                Map.of("name", "Eastgate Logistics", "email", "ops@eastgate.example", "plan", "gold"),
                Set.of(
                        "opened",
                        "assigned to tier 1",
                        "acknowledged 1",
                        "manual to tier 2",
                        "acknowledged 2",
                        "resolved"),
                false,
                ticket -> ticket.untilTier(1)
                        .at(seconds(2))
                        .acknowledge("ana")
                        .at(seconds(4))
                        .handUp("ana", "Needs somebody who can read query plans")
                        .untilTier(2)
                        .after(seconds(2))
                        .acknowledge("dimitri")
                        .after(seconds(3))
                        .resolve("dimitri", "Missing index restored."));
    }

    private static Scene exhausted() {
        return new Scene(
                "Data export is empty",
                "Every export since Friday has no rows.",
                "P1",
                Map.of("name", "Falcon Analytics", "email", "team@falcon.example", "plan", "gold"),
                Set.of(
                        "opened",
                        "assigned to tier 1",
                        "breached first-response",
                        "timed-out to tier 2",
                        "breached tier-response at tier 2",
                        "timed-out to tier 3",
                        "breached tier-response at tier 3",
                        "exhausted to tier 3",
                        "breached resolution",
                        "not moved: exhausted",
                        "resolved"),
                true,
                ticket -> ticket.at(seconds(28)).resolve("farid", "Export job restarted, missing days delivered."));
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
