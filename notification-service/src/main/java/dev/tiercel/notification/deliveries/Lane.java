package dev.tiercel.notification.deliveries;

import java.util.ArrayList;
import java.util.List;

/** Deliveries that share a bound on how many are under way, so that a slow recipient holds up only its own lane. */
public sealed interface Lane {

    /** All mails: they share one mail server. */
    record Mails() implements Lane {}

    record OneEndpoint(String name) implements Lane {}

    /** Deliveries to endpoints that have since left the configuration. */
    record GoneEndpoints(List<String> configured) implements Lane {

        public GoneEndpoints {
            configured = List.copyOf(configured);
        }
    }

    static List<Lane> all(List<Endpoint> endpoints) {
        List<String> names = endpoints.stream().map(Endpoint::name).toList();
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Mails());
        lanes.add(new GoneEndpoints(names));
        names.forEach(name -> lanes.add(new OneEndpoint(name)));
        return lanes;
    }
}
