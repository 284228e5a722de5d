package dev.tiercel.testing.canary.rest;

import jakarta.ws.rs.Path;

/** Must be caught: what it does for a caller is broken off when the caller hangs up. */
@Path("/impatient")
public final class Impatient {}
