package dev.tiercel.slatimer.clocks.streams;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Kafka Streams makes a processor first and its stores known later; the real one wants both at once. */
public final class Started implements Processor<byte[], byte[], byte[], byte[]> {

    private final Function<ProcessorContext<byte[], byte[]>, Processor<byte[], byte[], byte[], byte[]>> real;
    private @Nullable Processor<byte[], byte[], byte[], byte[]> processor;

    /** @param real makes the processor; its {@code init} is not called */
    public Started(Function<ProcessorContext<byte[], byte[]>, Processor<byte[], byte[], byte[], byte[]>> real) {
        this.real = real;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        processor = real.apply(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (processor == null) {
            throw new IllegalStateException("processor: not initialised (expected: init before process)");
        }
        processor.process(record);
    }

    @Override
    public void close() {
        if (processor != null) {
            processor.close();
        }
    }
}
