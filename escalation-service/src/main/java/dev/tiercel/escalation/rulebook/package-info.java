/**
 * The rule book: what is promised (SLA policies), who is asked in which order (escalation policies), and the people and
 * teams they name. A version of a policy never changes once published: a changed policy is a new version. People and teams
 * have no versions, they are as they are now. Everything published goes out on {@code policies} and {@code directory}.
 */
@NullMarked
package dev.tiercel.escalation.rulebook;

import org.jspecify.annotations.NullMarked;
