package dev.tiercel.slatimer.clocks.streams;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;

/** Where partitions end for a {@code read_committed} reader. */
interface EndOffsets {

    /** Does not wait. The answer fails if it takes too long, and is to be asked for again then. */
    Future<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions);
}
