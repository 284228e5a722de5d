package dev.tiercel.localstack.demo;

import java.util.Map;
import java.util.Set;

/**
 * One ticket of the story.
 *
 * @param expected milestones that events must tell of
 * @param breaches whether a promise may be missed; if not, a breach spoils the scene
 */
record Scene(
        String subject,
        String description,
        String priority,
        Map<String, String> customer,
        Set<String> expected,
        boolean breaches,
        Script script) {

    Scene {
        customer = Map.copyOf(customer);
        expected = Set.copyOf(expected);
    }

    /** What people do about the ticket once it is open. */
    @FunctionalInterface
    interface Script {
        void play(ScenePlayer ticket);
    }
}
