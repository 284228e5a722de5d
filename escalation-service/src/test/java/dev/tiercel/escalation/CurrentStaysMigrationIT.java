package dev.tiercel.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Tickets that were moved before there was a table of current stays are found in it. */
class CurrentStaysMigrationIT {

    private final TestStack.Database database = TestStack.shared().newDatabase();

    @Test
    void takesOverWhereEveryTicketIs() throws SQLException {
        // given
        migrate("0100");
        run("""
                INSERT INTO ticket VALUES
                    ('open', 'default', '{"ticket":{"acknowledgedSequence":1}}'),
                    ('taken', 'default', '{"ticket":{"acknowledgedSequence":1}}'),
                    ('spent', 'default', '{"ticket":{}}'),
                    ('done', 'acme', '{"ticket":{"resolvedAt":"2026-03-02T10:00:00Z"}}'),
                    ('unseen', 'default', NULL)
                """);
        run("""
                INSERT INTO move (event_id, ticket_id, tenant, sequence, moved_at, body) VALUES
                    ('1', 'open', 'default', 1, now(), '{"toTier":1,"kind":"assigned","team":"frontline","responders":["ana"]}'),
                    ('2', 'open', 'default', 2, now(), '{"toTier":2,"kind":"manual","team":"experts","responders":["elena","farid"]}'),
                    ('3', 'taken', 'default', 1, now(), '{"toTier":1,"kind":"assigned","team":"frontline","responders":[]}'),
                    ('4', 'spent', 'default', 1, now(), '{"toTier":1,"kind":"exhausted","team":"frontline","responders":[]}'),
                    ('5', 'done', 'acme', 1, now(), '{"toTier":1,"kind":"assigned","team":"frontline","responders":[]}')
                """);
        // when
        migrate("latest");
        // then
        assertThat(stays())
                .containsExactly(
                        "done acme 1 1 frontline {} assigned finished f",
                        "open default 2 2 experts {elena,farid} manual at-tier f",
                        "spent default 1 1 frontline {} exhausted exhausted f",
                        "taken default 1 1 frontline {} assigned at-tier t");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.role(), database.password())
                .locations("db/outbox", "db/idempotency", "db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private List<String> stays() throws SQLException {
        String sql = """
                SELECT concat_ws(' ', ticket_id, tenant, sequence, tier, team, responders, kind, state, acknowledged)
                FROM current_stay ORDER BY ticket_id
                """;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> stays = new ArrayList<>();
            while (rows.next()) {
                stays.add(rows.getString(1));
            }
            return stays;
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.role(), database.password());
    }
}
