package dev.tiercel.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line and environment of each process. Passwords go by the environment: {@code ps} shows the other. */
record Commands(
        Checkout checkout,
        Home home,
        Ports ports,
        Secrets secrets,
        boolean durable,
        Map<Part, Map<String, String>> extraSettings,
        Map<Part, Map<String, String>> extraEnvironment) {

    /** C1 alone and one collector thread: ready sooner and a third smaller; on one machine nobody needs the last bit. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");

    /** Whoever is not root may set one session's nice value in 100 ms, so it is tried for two seconds. */
    private static final String YIELD = """
            i=0
            while [ -w /proc/self/autogroup ] && [ $i -lt 20 ] && ! echo 10 2>/dev/null >/proc/self/autogroup; do
                i=$((i + 1)); sleep 0.1
            done
            exec nice -n 10 "$@"
            """;

    /** The same for one more instance of a service, which has nothing in common with the first but Kafka and the database. */
    Commands forAnother(Part service, int port) {
        Map<Part, Map<String, String>> settings = new EnumMap<>(Part.class);
        settings.putAll(extraSettings);
        if (service == Part.SLA_TIMER) {
            Map<String, String> own = new LinkedHashMap<>(settings.getOrDefault(service, Map.of()));
            own.put("tiercel.sla-timer.state-dir", home.data(service) + "-" + port);
            settings.put(service, own);
        }
        return new Commands(
                checkout, home, ports.with(service.port(), port), secrets, durable, settings, extraEnvironment);
    }

    List<String> commandLine(Part part) {
        return part.isService() ? service(part) : infrastructure(part);
    }

    Map<String, String> environment(Part part) {
        Map<String, String> environment = new TreeMap<>();
        // glibc's arenas, up to eight per core, are most of what native code (RocksDB) holds without using it.
        environment.put("MALLOC_ARENA_MAX", "2");
        if (part.hasDatabase()) {
            environment.put(
                    "QUARKUS_DATASOURCE_PASSWORD", secrets.databasePasswords().get(part));
        }
        environment.putAll(extraEnvironment.getOrDefault(part, Map.of()));
        return environment;
    }

    /**
     * What is put before a command that others come before. All share one machine here: due must mean due though callers ask
     * for more than it can do. Linux weighs sessions against each other, each of which is one process of the stack, by a nice
     * value of their own; that of a process counts only within its session, or where there are no such groups.
     */
    static List<String> yielding() {
        return List.of("sh", "-c", YIELD, "yielding");
    }

    static String database(Part part) {
        return part.label().substring(0, part.label().length() - "-service".length());
    }

    private List<String> infrastructure(Part part) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.add(
                switch (part) {
                    case KAFKA -> "-Xmx320m";
                    // On a machine's first start it unpacks the server, which takes 100 MB; later it needs next to
                    // nothing.
                    case POSTGRES -> "-Xmx192m";
                    default -> "-Xmx64m";
                });
        command.addAll(SMALL);
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        // One line per partition at start-up would bury what matters.
        command.add("-Dorg.slf4j.simpleLogger.log.org.apache.kafka=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.kafka=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.state.change.logger=warn");
        command.addAll(List.of("-cp", checkout.localStackClassPath(), Infrastructure.class.getName()));
        command.addAll(List.of(part.name(), home.directory().toString(), Integer.toString(ports.of(part.port()))));
        switch (part) {
            case POSTGRES -> command.add(Boolean.toString(durable));
            case MAIL -> command.add(Integer.toString(ports.of(Port.SMTP)));
            default -> {}
        }
        return command;
    }

    private List<String> service(Part part) {
        List<String> command = new ArrayList<>();
        if (part != Part.SLA_TIMER) {
            command.addAll(yielding());
        }
        command.addAll(List.of(java(), "-Xmx128m", "-Xss512k"));
        command.addAll(SMALL);
        command.addAll(List.of("-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=48m"));
        settings(part).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", checkout.service(part).toString()));
        return command;
    }

    private Map<String, String> settings(Part part) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(ports.of(part.port())));
        settings.put("kafka.bootstrap.servers", "localhost:" + ports.of(Port.KAFKA));
        settings.put("tiercel.api-keys.keys.local.hash", secrets.apiKeyHash());
        if (part.hasDatabase()) {
            String database = "postgresql://localhost:" + ports.of(Port.POSTGRES) + "/" + database(part);
            settings.put("quarkus.datasource.jdbc.url", "jdbc:" + database);
            settings.put("quarkus.datasource.reactive.url", database);
            settings.put("quarkus.datasource.username", database(part));
        }
        if (part == Part.SLA_TIMER) {
            settings.put("tiercel.sla-timer.state-dir", home.data(part).toString());
        }
        if (part == Part.NOTIFICATION) {
            settings.put("quarkus.mailer.host", "localhost");
            settings.put("quarkus.mailer.port", Integer.toString(ports.of(Port.SMTP)));
        }
        settings.putAll(extraSettings.getOrDefault(part, Map.of()));
        return settings;
    }

    /** The Java that runs this. */
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
