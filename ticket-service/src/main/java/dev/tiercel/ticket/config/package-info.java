/** What can be configured of this service. */
@NullMarked
package dev.tiercel.ticket.config;

import org.jspecify.annotations.NullMarked;
