/**
 * Authentication by API key and roles for every HTTP endpoint of a service, metrics included. Only {@code /q/health} is
 * open, because a cluster's probes carry no secret. The permissions come with this library, so a service that has it on
 * its class path is closed by default, and an endpoint that names no role is closed to everyone. Readiness check
 * {@code access-keys}.
 */
@NullMarked
package dev.tiercel.httpedge.quarkus;

import org.jspecify.annotations.NullMarked;
