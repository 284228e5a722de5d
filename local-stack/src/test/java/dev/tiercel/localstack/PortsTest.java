package dev.tiercel.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a free port may be given to a test beside it before it is looked at again")
class PortsTest {

    @Test
    void saysWhichPortIsTakenForWhatAndWhichOptionChangesIt() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            Ports ports = Ports.free().with(Port.SLA_TIMER, somebody.getLocalPort());

            // when, then
            assertThatThrownBy(() -> ports.requireFree(List.of(Port.values())))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage("port " + somebody.getLocalPort() + " for the sla-timer-service is in use by another"
                            + " program: stop that, or choose another with --sla-timer-port N (or"
                            + " TIERCEL_SLA_TIMER_PORT=N)");
        }
    }

    @Test
    void seesAListenerOnAllAddresses() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0)) {
            // given
            Ports ports = Ports.free().with(Port.KAFKA, somebody.getLocalPort());

            // when, then
            assertThat(ports.taken()).containsExactly(Port.KAFKA);
        }
    }

    @Test
    void doesNotMindAPortThatIsNotAskedFor() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            Ports ports = Ports.free().with(Port.KAFKA, somebody.getLocalPort());

            // when, then
            assertThatCode(() -> ports.requireFree(List.of(Port.TICKET))).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesOnePortForTwoPurposes() {
        // given
        Ports free = Ports.free();
        Ports ports = free.with(Port.SMTP, free.of(Port.MAIL));

        // when, then
        assertThatThrownBy(() -> ports.requireFree(List.of()))
                .hasMessage("port " + free.of(Port.MAIL) + " is asked for twice, by --mail-port and --smtp-port");
    }

    @Test
    void replacesOnlyWhatItIsAskedTo() {
        // given
        Ports usual = Ports.usual();

        // when
        Ports changed = usual.withFree(List.of(Port.KAFKA));

        // then
        assertThat(changed.of(Port.KAFKA)).isNotEqualTo(Port.KAFKA.usual());
        assertThat(changed.with(Port.KAFKA, Port.KAFKA.usual())).isEqualTo(usual);
    }

    @Test
    void freePortsAreAllDifferent() {
        // when
        Ports ports = Ports.free();

        // then
        assertThat(Arrays.stream(Port.values()).map(ports::of)).doesNotHaveDuplicates();
    }

    @Test
    void refusesNumbersThatAreNoPorts() {
        assertThatThrownBy(() -> Ports.usual().with(Port.MAIL, 65536))
                .hasMessage("--mail-port: 65536 (expected: 1 to 65535)");
    }
}
