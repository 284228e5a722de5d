/** Reading the topic {@code directory}. */
@NullMarked
package dev.tiercel.notification.directory.kafka;

import org.jspecify.annotations.NullMarked;
