package dev.tiercel.outbox.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.hibernate.exception.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    @ParameterizedTest
    @CsvSource({
        "22021, true, false", // bad character
        "23505, true, false", // duplicate key
        "40001, false, false", // serialization failure
        "55P03, false, true", // lock not available
        "57P01, false, true", // shutting down
        "53300, false, true", // too many connections
        "58030, false, true", // input or output error
        "08006, false, true" // connection failure
    })
    void theStateOfTheDatabaseDecides(String sqlState, boolean forGood, boolean away) {
        // given
        Throwable plain = new PgException("refused", "ERROR", sqlState, "detail");
        Throwable wrapped = new DataException("refused", new SQLException("refused", sqlState), "INSERT");

        // when
        boolean[] verdicts = {
            Faults.isForGood(plain), Faults.isForGood(wrapped),
            Faults.isDatabaseAway(plain), Faults.isDatabaseAway(wrapped)
        };

        // then
        assertThat(verdicts).containsExactly(forGood, forGood, away, away);
    }

    @Test
    void aRefusedConnectionPasses() {
        // given
        Throwable fault = new IllegalStateException("wrapped", new ConnectException("refused"));

        // when
        boolean away = Faults.isDatabaseAway(fault);

        // then
        assertThat(away).isTrue();
        assertThat(Faults.isForGood(fault)).isFalse();
    }

    @Test
    void malformedInputDoesNotPass() {
        // given
        Throwable fault = new RuntimeException("wrapped", new IllegalArgumentException("sequence: 0 (expected: >= 1)"));

        // when
        boolean forGood = Faults.isForGood(fault);

        // then
        assertThat(forGood).isTrue();
    }
}
