package dev.tiercel.benchmarks;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The broker of the local stack in a process of its own, until it is told to stop. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: data directory, port, the file that is written once it is ready. */
    public static void main(String[] arguments) throws Exception {
        KafkaBroker broker = KafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
        Path ready = Path.of(arguments[2]);
        Path fresh = ready.resolveSibling(ready.getFileName() + ".new");
        Files.writeString(fresh, broker.bootstrapServers());
        Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join(); // until SIGTERM
    }
}
