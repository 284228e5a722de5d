package dev.tiercel.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataOverARestartAndFlushesWhenDurable() throws Exception {
        // given
        try (PostgresServer first = PostgresServer.start(directory, 0, true)) {
            first.createDatabase("ticket", "ticket", "secret");
            try (Connection connection = connect(first, "secret");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (id int)");
                statement.execute("INSERT INTO kept VALUES (42)");
            }
        }

        // when
        try (PostgresServer second = PostgresServer.start(directory, 0, true)) {
            second.createDatabase("ticket", "ticket", "secret");

            // then
            assertThat(text(second, "SELECT id FROM kept")).isEqualTo("42");
            assertThat(text(second, "SHOW fsync")).isEqualTo("on");
            assertThat(text(second, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(text(second, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, 0, false)) {
            server.createDatabase("ticket", "ticket", "secret");

            assertThatThrownBy(() -> connect(server, "guess")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("ticket"), "ticket", password);
    }

    private static String text(PostgresServer server, String query) throws SQLException {
        try (Connection connection = connect(server, "secret");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
