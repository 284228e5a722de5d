/**
 * A mail server that delivers nothing: it accepts every mail on the loopback interface, keeps the newest in memory and
 * shows them, as a page for people and as JSON for tests. What it shows was written by strangers: it is text, never
 * markup.
 */
@NullMarked
package dev.tiercel.localstack.mail;

import org.jspecify.annotations.NullMarked;
