/**
 * A real PostgreSQL server as a child of this process, from packaged binaries. Its data directory survives restarts; a
 * durable server flushes every commit and asks every role for its password.
 */
@NullMarked
package dev.tiercel.localstack.postgres;

import org.jspecify.annotations.NullMarked;
