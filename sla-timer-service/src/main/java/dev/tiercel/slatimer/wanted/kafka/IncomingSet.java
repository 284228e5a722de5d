package dev.tiercel.slatimer.wanted.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.wanted.WantedSet;

/** What a record tells about wanted timers. */
public sealed interface IncomingSet {

    /** @param body as it came */
    record Given(WantedSet set, JsonNode body) implements IncomingSet {}

    /** Nothing is wanted any more under this name. */
    record Gone(String name) implements IncomingSet {}

    /** Of a type that is not about wanted timers. */
    record Ignored(String type) implements IncomingSet {}

    /** It can never be handled, however often it is tried. */
    record Malformed(String reason) implements IncomingSet {}
}
