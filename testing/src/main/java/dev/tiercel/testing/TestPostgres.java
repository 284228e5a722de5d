package dev.tiercel.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database server for tests, wherever it runs. */
public interface TestPostgres extends AutoCloseable {

    /** {@code host:port} for clients. */
    String address();

    /** A connection of the superuser; the caller closes it. */
    Connection superuser() throws SQLException;

    /** JDBC URL of a database of this server, without user and password. */
    default String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address() + "/" + database;
    }

    @Override
    void close() throws IOException;
}
