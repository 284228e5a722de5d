package dev.tiercel.ticket.lifecycle.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.Socket;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A caller whose patience ends before the answer comes. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class HungUpCallerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The service has noticed by then. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(1);

    @Test
    void carriesOutWhatACallerAskedForWhoHangsUp() throws Exception {
        // given
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        String ticket = Crm.openTicket();
        String body = "{\"by\":\"Ana\"}";

        // when
        try (Connection lock = Database.lock(ticket)) {
            try (Socket caller = new Socket("localhost", RestAssured.port)) {
                caller.getOutputStream()
                        .write(("""
                                POST /tickets/%s/acknowledge HTTP/1.1\r
                                Host: localhost\r
                                Authorization: Bearer %s\r
                                Idempotency-Key: %s\r
                                Content-Type: application/json\r
                                Content-Length: %d\r
                                \r
                                %s""".formatted(ticket, StackTestResource.API_KEY, ticket, body.length(), body))
                                .getBytes(UTF_8));
                await("the command waits for the ticket").atMost(PATIENCE).until(() -> Database.waitingForALock() > 0);
            }
            await().pollDelay(NOTICED_WITHIN).until(() -> true);
            lock.rollback();
        }

        // then
        await("the command carried out")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Crm.read(ticket).getInt("version")).isEqualTo(2));
        Crm.caller()
                .header("Idempotency-Key", ticket)
                .body(body)
                .post("/tickets/{id}/acknowledge", ticket)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
    }
}
