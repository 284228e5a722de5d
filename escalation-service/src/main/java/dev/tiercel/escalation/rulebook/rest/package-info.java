/**
 * The rule book over HTTP: read, change, compare and check it. Only entries of the API key's tenant are visible. Documents
 * come and go as JSON or YAML; a change of what exists names the version it is based on.
 */
@NullMarked
package dev.tiercel.escalation.rulebook.rest;

import org.jspecify.annotations.NullMarked;
