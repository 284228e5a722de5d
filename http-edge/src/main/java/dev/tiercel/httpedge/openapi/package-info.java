/**
 * What the OpenAPI documents of all services say alike, so that no operation can forget it: the API key and the roles it
 * needs, the problems it may be answered with, idempotency keys, entity tags, paging, and the examples.
 */
@NullMarked
package dev.tiercel.httpedge.openapi;

import org.jspecify.annotations.NullMarked;
