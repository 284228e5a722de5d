package dev.tiercel.localstack.commands;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;

/** Creates the topics of the contract that are missing on any cluster. Idempotent. */
final class Topics {

    private static final short BROKER_DEFAULT = -1;

    private Topics() {}

    static int run(Options options) {
        options.allow(false, "--bootstrap");
        String bootstrap = options.value("--bootstrap")
                .orElseThrow(() -> new Misuse("--bootstrap HOST:PORT is missing: which cluster is meant?"));
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "20000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000"))) {
            TopicCatalog catalog = TopicCatalog.packaged(BROKER_DEFAULT);
            List<String> created = catalog.createMissing(admin);
            created.forEach(topic -> System.out.println("created " + topic));
            System.out.println((catalog.names().size() - created.size()) + " were there already.");
            return 0;
        } catch (ConfigException e) {
            throw new StackFailure("--bootstrap " + bootstrap + ": " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new StackFailure(
                    "Kafka at " + bootstrap + " cannot do it: " + e.getCause().getMessage(), e);
        } catch (IllegalStateException e) {
            throw new StackFailure("Kafka at " + bootstrap + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
