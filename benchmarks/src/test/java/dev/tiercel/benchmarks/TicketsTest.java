package dev.tiercel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.contracts.EventContracts;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private static final Instant NOW = Instant.parse("2026-03-27T17:00:00Z");

    private final EventContracts contracts = EventContracts.packaged();
    private final Tickets tickets = new Tickets(42);

    @Test
    void whatIsWrittenKeepsTheContract() {
        assertThat(contracts.validate(read(tickets.waiting(7, NOW)))).isEmpty();
        assertThat(contracts.validate(read(tickets.due(8, NOW.toEpochMilli())))).isEmpty();
        assertThat(contracts.validate(read(Tickets.policy()))).isEmpty();
        assertThat(contracts.validate(read(Tickets.calendar()))).isEmpty();
    }

    @Test
    void aTicketTakesAboutOneKilobyte() {
        assertThat(tickets.waiting(123_456, NOW).value()).hasSizeBetween(1_000, 1_300);
    }

    @Test
    void theSameSeedMakesTheSameTicket() {
        assertThat(new Tickets(42).waiting(7, NOW).value())
                .isEqualTo(tickets.waiting(7, NOW).value());
        assertThat(new Tickets(43).waiting(7, NOW).value())
                .isNotEqualTo(tickets.waiting(7, NOW).value());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 3_400_000})
    void aTicketIsKnownByItsNumber(int number) {
        assertThat(Tickets.number(Tickets.id(number))).isEqualTo(number);
    }

    @Test
    void anotherIdIsNoNumber() {
        assertThat(Tickets.number("01960a5e-7c00-7000-8000-000000000001")).isNegative();
    }

    private static ConsumerRecord<String, byte[]> read(ProducerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                record.key().length(),
                record.value().length,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty());
    }
}
