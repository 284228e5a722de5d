/**
 * The copy of {@code directory}: where the people named in moves can be reached now. The newest publication of a person
 * wins; a tombstone removes the person.
 */
@NullMarked
package dev.tiercel.notification.directory;

import org.jspecify.annotations.NullMarked;
