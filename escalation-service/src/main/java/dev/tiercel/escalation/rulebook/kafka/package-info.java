/** The rule book as records: what goes out on {@code policies} and {@code directory}, and the JSON it is kept in. */
@NullMarked
package dev.tiercel.escalation.rulebook.kafka;

import org.jspecify.annotations.NullMarked;
