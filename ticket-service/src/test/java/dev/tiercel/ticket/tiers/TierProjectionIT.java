package dev.tiercel.ticket.tiers;

import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class TierProjectionIT {
    private OtherServices others;

    @BeforeEach
    void start() {
        others = new OtherServices();
        others.publishBothPolicies(1);
    }

    @AfterEach
    void stop() {
        others.close();
    }

    @Test
    void showsWhereTheTicketStandsWithoutChangingItsVersion() {
        // given
        String id = openTicket();

        // when
        move(id, 1, 1);
        Crm.awaitSequence(id, 1);

        // then
        JsonPath ticket = Crm.read(id);
        assertThat(ticket.getInt("version")).isEqualTo(1);
        assertThat(ticket.getMap("tier"))
                .containsEntry("tier", 1)
                .containsEntry("name", "Tier 1")
                .containsEntry("kind", "timed-out")
                .containsEntry("movedAt", "2026-03-02T09:01:00Z")
                .containsEntry("team", "team-1");
        assertThat(ticket.getList("tier.responders")).containsExactly("ana", "ben");
    }

    @Test
    void theHighestSequenceIsTheStateInWhateverOrderAndHoweverOftenMovesAreRead() {
        // given
        String id = openTicket();
        String repeated = UUID.randomUUID().toString();

        // when
        move(id, 2, 2);
        others.publishMove(repeated, id, 3, 1);
        move(id, 1, 1);
        others.publishMove(repeated, id, 3, 1);
        move(id, 2, 2);
        passBehind(id);

        // then
        assertThat(Crm.read(id).getInt("tier.sequence")).isEqualTo(3);
        assertThat(Crm.read(id).getInt("tier.tier")).isEqualTo(1);
    }

    @Test
    void anAcknowledgementWithoutASequenceAnswersTheNewestStayKnown() {
        // given
        String id = openTicket();
        move(id, 1, 1);
        move(id, 2, 2);
        Crm.awaitSequence(id, 2);

        // when
        Response response = tell(id, "acknowledge", "{\"by\": \"ana\"}");

        // then
        assertThat(response.<Integer>path("acknowledgement.sequence")).isEqualTo(2);
    }

    @Test
    void anAcknowledgementOfAnOlderStayIsRecordedAndTheNewerOneStillOpen() {
        // given
        String id = openTicket();
        move(id, 2, 2);
        Crm.awaitSequence(id, 2);

        // when
        Response older = tell(id, "acknowledge", "{\"by\": \"ana\", \"sequence\": 1}");
        Response newer = tell(id, "acknowledge", "{\"by\": \"ben\", \"sequence\": 2}");

        // then
        assertThat(older.<Integer>path("version")).isEqualTo(2);
        assertThat(newer.<Integer>path("version")).isEqualTo(3);
        assertThat(newer.<String>path("acknowledgement.by")).isEqualTo("ben");
    }

    @Test
    void whoeverAnswersAMoveFasterThanItIsReadHereIsHeldUntilItIs() {
        // given
        String id = openTicket();
        CompletableFuture<Response> early =
                CompletableFuture.supplyAsync(() -> tell(id, "acknowledge", "{\"by\": \"ana\", \"sequence\": 1}"));

        // when
        move(id, 1, 1);

        // then
        Response response = early.join();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.<Integer>path("acknowledgement.sequence")).isEqualTo(1);
    }

    @Test
    void anAnswerToAStayThatNobodyReadsOfIsRefusedAsPassing() {
        // given
        String id = openTicket();

        // when
        Response response = tell(id, "resolve", "{\"by\": \"ana\", \"resolution\": \"Reset.\", \"sequence\": 9}");

        // then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/stay-not-known");
        assertThat(Crm.read(id).getInt("version")).isEqualTo(1);
    }

    /** Moves of one ticket are read in order, so what comes behind them on the same partition says they were read. */
    private void passBehind(String id) {
        String marker = openTicket();
        others.send(
                "escalated",
                id,
                "dev.tiercel.escalation.moved.v1",
                UUID.randomUUID().toString(),
                OtherServices.move(marker, 1, 1));
        Crm.awaitSequence(marker, 1);
    }

    private void move(String id, int sequence, int tier) {
        others.publishMove(UUID.randomUUID().toString(), id, sequence, tier);
    }
}
