package dev.tiercel.testing.canary.plain;

import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Must be caught: a feature package that knows Kafka. */
final class TouchesFramework {

    final Class<?> config = ConsumerConfig.class;
}
