package dev.tiercel.ticket;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, seen from outside, and taken away from it. */
public final class Database {
    private Database() {}

    /** Rows that opening a ticket could leave behind. */
    public static long rowsOfTickets() {
        try (Connection connection = connect(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM ticket) + (SELECT count(*) FROM outbox)")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the held commands of a ticket have been held longer by so many seconds. */
    public static void ageHeldCommands(String ticketId, int seconds) {
        try (Connection connection = connect(url());
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE source_command SET received_at = received_at - make_interval(secs => ?)"
                                + " WHERE ticket_id = ?")) {
            statement.setInt(1, seconds);
            statement.setString(2, ticketId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps everybody else from changing a ticket until it is closed. */
    public static Connection lock(String ticketId) throws SQLException {
        Connection connection = connect(url());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM ticket WHERE id = '%s' FOR UPDATE".formatted(ticketId));
        }
        return connection;
    }

    /** How many connections wait for such a lock. */
    public static long waitingForALock() {
        try (Connection connection = connect(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves a ticket as nothing this service wrote. */
    public static void spoil(String ticketId) {
        try (Connection connection = connect(url());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE ticket SET snapshot = snapshot - 'history' WHERE id = '%s'".formatted(ticketId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends every connection of the service and refuses new ones. */
    public static void takeAway() {
        execute("ALTER DATABASE %1$s ALLOW_CONNECTIONS false");
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%1$s'");
    }

    public static void giveBack() {
        execute("ALTER DATABASE %1$s ALLOW_CONNECTIONS true");
    }

    private static void execute(String sql) {
        String url = url();
        int name = url.lastIndexOf('/') + 1;
        try (Connection connection = connect(url.substring(0, name) + "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(url.substring(name)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class),
                ConfigProvider.getConfig().getValue("quarkus.datasource.password", String.class));
    }
}
