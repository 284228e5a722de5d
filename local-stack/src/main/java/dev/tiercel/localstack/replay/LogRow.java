package dev.tiercel.localstack.replay;

import java.time.Instant;
import java.util.Map;

/**
 * One line of an incident log.
 *
 * @param number of the line in the file, the first after the header is 2
 * @param values by column
 */
record LogRow(long number, String caseId, Instant at, int line, Map<String, String> values) {
    LogRow {
        values = Map.copyOf(values);
    }

    String value(String column) {
        return values.getOrDefault(column, "");
    }
}
