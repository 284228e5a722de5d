/**
 * All of Tiercel on one machine, without containers: PostgreSQL, Kafka, a mail catcher and the four packaged services,
 * each a process of its own on the loopback interface. {@link dev.tiercel.localstack.Stack} starts and stops them for the
 * {@code tiercel} commands and for tests; what it knows about a running stack lies in its data directory, so that another
 * process can ask about it and stop it. It knows the services by their packaged form and their settings only.
 */
@NullMarked
package dev.tiercel.localstack;

import org.jspecify.annotations.NullMarked;
