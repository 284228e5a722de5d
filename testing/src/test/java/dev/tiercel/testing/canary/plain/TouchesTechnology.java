package dev.tiercel.testing.canary.plain;

import dev.tiercel.testing.canary.rest.Endpoint;

/** Must be caught: a feature that knows its technology. */
final class TouchesTechnology {

    final Endpoint endpoint = new Endpoint();
}
