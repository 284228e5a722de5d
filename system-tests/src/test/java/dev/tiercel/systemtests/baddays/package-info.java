/**
 * Days on which things go wrong, lived through by the four packaged services under load: processes are killed, broker and
 * databases go away, services are restarted, the timer is down, records come twice, late and damaged. Each day ends with
 * the checker of the local stack, and with a comparison of what callers asked for and what happened to their tickets.
 *
 * <p>Run by {@code mvn verify -Pbad-days -pl system-tests -am}, not with every build.
 */
@NullMarked
package dev.tiercel.systemtests.baddays;

import org.jspecify.annotations.NullMarked;
