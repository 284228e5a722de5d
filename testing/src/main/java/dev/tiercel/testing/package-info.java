/**
 * What the tests of several modules share: the house rules as ArchUnit rules, and a real Kafka and PostgreSQL for
 * {@code @QuarkusTest}. Test scope only; nothing here ships.
 */
@NullMarked
package dev.tiercel.testing;

import org.jspecify.annotations.NullMarked;
