/** What can be set on this service. */
@NullMarked
package dev.tiercel.slatimer.config;

import org.jspecify.annotations.NullMarked;
