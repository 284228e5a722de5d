/** The people, in PostgreSQL. */
@NullMarked
package dev.tiercel.notification.directory.store;

import org.jspecify.annotations.NullMarked;
