/** What a cluster asks before it sends work or restarts. Liveness never asks Kafka: a restart would not bring it back. */
@NullMarked
package dev.tiercel.slatimer.health;

import org.jspecify.annotations.NullMarked;
