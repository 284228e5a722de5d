/**
 * The copy of {@code directory}: where the people named in moves can be reached now. The newest publication of a person
 * wins; a person who was removed is known to have left, and told nothing any more.
 */
@NullMarked
package dev.tiercel.notification.directory;

import org.jspecify.annotations.NullMarked;
