/** Keys over HTTP, for admins. */
@NullMarked
package dev.tiercel.ticket.access.rest;

import org.jspecify.annotations.NullMarked;
