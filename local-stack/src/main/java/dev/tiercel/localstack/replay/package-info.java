/**
 * Plays an incident log through the public REST API in compressed time. What is sent, and when, follows from the log
 * alone, never from answers, so a slow stack is told as much as a fast one and its lateness shows. Nothing is published
 * here; what comes of it is judged by {@link dev.tiercel.localstack.checker}.
 */
@NullMarked
package dev.tiercel.localstack.replay;

import org.jspecify.annotations.NullMarked;
