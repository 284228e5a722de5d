package dev.tiercel.testing;

/** A broker for tests, wherever it runs. */
interface TestKafka extends AutoCloseable {

    /** {@code host:port} for clients. */
    String bootstrapServers();

    @Override
    void close();
}
