package dev.tiercel.escalation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException("refused"),
                new TimeoutException(),
                new PgException("serialization failure", "ERROR", "40001", ""),
                new PgException("lock timeout", "ERROR", "55P03", ""),
                new PgException("shutting down", "FATAL", "57P01", ""),
                new IllegalStateException("nobody has thought of this one"));
    }

    static Stream<Throwable> forGood() {
        return Stream.of(
                new IllegalArgumentException("sequence: missing"),
                new PgException("invalid byte sequence", "ERROR", "22021", ""),
                new PgException("unique violation", "ERROR", "23505", ""));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aPassingFaultIsTriedAgain(Throwable fault) {
        assertThat(Faults.isForGood(new CompletionException(fault))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("forGood")
    void aFaultForGoodIsNot(Throwable fault) {
        assertThat(Faults.isForGood(new CompletionException(fault))).isTrue();
    }
}
