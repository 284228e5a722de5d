package dev.tiercel.localstack;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.localstack.mail.MailCatcher;
import dev.tiercel.localstack.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The process of one part that the services need. Runs until it is told to stop; says that it is ready, with topics or
 * databases made, by writing its process id to a file.
 */
final class Infrastructure {

    /**
     * Of the topics of tickets, where a cluster has 12: one broker with one instance of each service gains nothing by more,
     * and every fetch and every transaction costs it as much as they have partitions.
     */
    private static final int PARTITIONS = 4;

    private Infrastructure() {}

    /** Arguments: part, home directory, port; then for PostgreSQL whether it is durable, for mail the SMTP port. */
    public static void main(String[] arguments) throws Exception {
        Part part = Part.valueOf(arguments[0]);
        Home home = new Home(Path.of(arguments[1]));
        int port = Integer.parseInt(arguments[2]);
        AutoCloseable server = switch (part) {
            case POSTGRES -> postgres(home, port, Boolean.parseBoolean(arguments[3]));
            case KAFKA -> kafka(home, port);
            case MAIL -> MailCatcher.start(Integer.parseInt(arguments[3]), port);
            default -> throw new IllegalArgumentException("part: " + part + " (expected: infrastructure)");
        };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part, server), "stop-" + part.label()));
        sayReady(home, part);
        Thread.currentThread().join(); // until SIGTERM
    }

    private static AutoCloseable postgres(Home home, int port, boolean durable) throws IOException, SQLException {
        PostgresServer server = PostgresServer.start(home.data(Part.POSTGRES), port, durable);
        for (Map.Entry<Part, String> owner :
                Secrets.of(home).databasePasswords().entrySet()) {
            String name = Commands.database(owner.getKey());
            server.createDatabase(name, name, owner.getValue());
        }
        return server;
    }

    private static AutoCloseable kafka(Home home, int port)
            throws IOException, ExecutionException, InterruptedException {
        KafkaBroker broker = KafkaBroker.start(home.data(Part.KAFKA), port);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicCatalog contract = TopicCatalog.packaged((short) 1);
            int partitions = contract.partitionsOn(admin).orElse(PARTITIONS);
            List<String> created = contract.withPartitions(partitions).createMissing(admin);
            System.out.println("topics created: " + created);
        }
        return broker;
    }

    private static void sayReady(Home home, Part part) throws IOException {
        Path file = home.readyFile(part);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, Long.toString(ProcessHandle.current().pid()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void close(Part part, AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("ERROR " + part.label() + " did not stop in good order: " + e);
        }
    }
}
