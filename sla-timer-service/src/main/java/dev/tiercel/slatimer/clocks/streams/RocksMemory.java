package dev.tiercel.slatimer.clocks.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bounded block cache and one bound on write buffers for all stores of the process. By default each store has its
 * own of 50 MB and 48 MB, and there are two stores per partition.
 */
public final class RocksMemory implements RocksDBConfigSetter {

    /** Setting of Kafka Streams that holds the bound, in bytes. */
    static final String BOUND = "tiercel.rocksdb.memory";

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    // Never freed: stores come and go with assignments, and the process needs it until it ends.
    private static @Nullable Shared shared;

    private static synchronized Shared shared(long bound) {
        if (shared == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bound, -1, false);
            // Write buffers are charged to the cache: its capacity bounds both.
            shared = new Shared(cache, new WriteBufferManager(bound / 2, cache));
        }
        return shared;
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(Long.parseLong(String.valueOf(configs.get(BOUND))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(2L << 20);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the buffers are shared with the stores that stay open.
    }
}
