/**
 * A demonstration: a throw-away stack, a rule book with targets in seconds, people who act over REST alone, and a story
 * told from records read from Kafka alone. {@link dev.tiercel.localstack.demo.Story} knows the contract and nothing else;
 * it never learns what the actors did but through events.
 */
@NullMarked
package dev.tiercel.localstack.demo;

import org.jspecify.annotations.NullMarked;
