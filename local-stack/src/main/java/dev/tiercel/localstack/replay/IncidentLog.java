package dev.tiercel.localstack.replay;

import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a log by case, each case in the order of time; rows of one instant keep the order of the file. */
record IncidentLog(Map<String, List<LogRow>> cases) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    static IncidentLog read(Path file, Mapping mapping) {
        Map<String, List<LogRow>> cases = new TreeMap<>();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(in)) {
            for (String column :
                    List.of(mapping.caseColumn(), mapping.atColumn(), mapping.lineColumn(), mapping.priorityColumn())) {
                if (!rows.getHeaderNames().contains(column)) {
                    throw new StackFailure(file + " has no column " + column + " (it has: "
                            + String.join(", ", rows.getHeaderNames()) + "); another one is named by --mapping FILE");
                }
            }
            for (CSVRecord row : rows) {
                LogRow read = row(file, row, mapping);
                cases.computeIfAbsent(read.caseId(), id -> new ArrayList<>()).add(read);
            }
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
        cases.values().forEach(rows -> rows.sort(Comparator.comparing(LogRow::at)));
        return new IncidentLog(cases);
    }

    private static LogRow row(Path file, CSVRecord row, Mapping mapping) {
        long number = row.getRecordNumber() + 1;
        if (!row.isConsistent()) {
            throw new StackFailure(
                    file + ", line " + number + ": " + row.size() + " values (expected: as many as columns)");
        }
        Map<String, String> values = new HashMap<>(row.toMap());
        String line = values.get(mapping.lineColumn());
        if (!line.matches("[1-3]")) {
            throw new StackFailure(
                    file + ", line " + number + ": " + mapping.lineColumn() + " is " + line + " (expected: 1, 2 or 3)");
        }
        String at = values.get(mapping.atColumn());
        try {
            return new LogRow(
                    number, values.get(mapping.caseColumn()), mapping.instant(at), Integer.parseInt(line), values);
        } catch (DateTimeException e) {
            throw new StackFailure(
                    file + ", line " + number + ": " + mapping.atColumn() + " is " + at + " (expected: "
                            + mapping.instantExpected() + ")",
                    e);
        }
    }
}
