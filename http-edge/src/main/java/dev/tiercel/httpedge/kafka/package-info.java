/** Reads the published keys. */
@NullMarked
package dev.tiercel.httpedge.kafka;

import org.jspecify.annotations.NullMarked;
