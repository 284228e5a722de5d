/** What an operator can set. */
@NullMarked
package dev.tiercel.notification.config;

import org.jspecify.annotations.NullMarked;
