package dev.tiercel.escalation.rulebook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionDiffTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"a":1,"b":{"c":2}}       | {"b":{"c":2},"a":1}          |
            {"a":{"b":1,"c":2}}       | {"a":{"b":1,"c":3}}          | a.c: 2 > 3
            {"a":1}                   | {"b":1}                      | b: null > 1; a: 1 > null
            {"a":[1,2,3]}             | {"a":[0,1,2,3]}              | a[0]: null > 0
            {"a":[1,2,3]}             | {"a":[1,3]}                  | a[1]: 2 > null
            {"a":[1,2,3]}             | {"a":[1,2,3,4]}              | a[3]: null > 4
            {"a":[1,2]}               | {"a":[2,1]}                  | a[0]: 1 > null; a[1]: null > 1
            {"a":[1,2,3,4,5]}         | {"a":[2,3,9,5,6]}            | a[0]: 1 > null; a[2]: 4 > 9; a[4]: null > 6
            {"a":[1,1]}               | {"a":[1,1,1]}                | a[2]: null > 1
            {"a":[{"b":1},{"b":2}]}   | {"a":[{"b":1},{"b":3}]}      | a[1].b: 2 > 3
            {"a":[]}                  | {"a":{}}                     | a: [] > {}
            {"a":"x"}                 | {"a":["x"]}                  | a: "x" > ["x"]
            """)
    void namesTheSmallestFieldsThatDiffer(String from, String to, String expected) throws JsonProcessingException {
        // when
        List<VersionDiff.FieldChange> changes = VersionDiff.between(JSON.readTree(from), JSON.readTree(to));
        // then
        assertThat(String.join("; ", changes.stream().map(VersionDiffTest::text).toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void oneRulePutBeforeManyIsOneChange() throws JsonProcessingException {
        // given
        JsonNode from = JSON.readTree("{\"rules\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}");
        JsonNode to =
                JSON.readTree("{\"rules\":[{\"name\":\"a\"},{\"name\":\"new\"},{\"name\":\"b\"},{\"name\":\"c\"}]}");
        // when
        List<VersionDiff.FieldChange> changes = VersionDiff.between(from, to);
        // then
        assertThat(changes).extracting(VersionDiff.FieldChange::path).containsExactly("rules[1]");
    }

    @Test
    void anotherYearsHolidaysAreTheDaysThatWentAndTheDaysThatCame() throws JsonProcessingException {
        // given
        JsonNode from = JSON.readTree("{\"holidays\":[\"2026-01-01\",\"2026-05-01\",\"2027-01-01\",\"2027-05-01\"]}");
        JsonNode to = JSON.readTree("{\"holidays\":[\"2027-01-01\",\"2027-05-01\",\"2028-01-01\",\"2028-05-01\"]}");
        // when
        List<VersionDiff.FieldChange> changes = VersionDiff.between(from, to);
        // then
        assertThat(changes)
                .extracting(VersionDiffTest::text)
                .containsExactly(
                        "holidays[0]: \"2026-01-01\" > null",
                        "holidays[1]: \"2026-05-01\" > null",
                        "holidays[2]: null > \"2028-01-01\"",
                        "holidays[3]: null > \"2028-05-01\"");
    }

    private static String text(VersionDiff.FieldChange change) {
        return change.path() + ": " + change.from() + " > " + change.to();
    }
}
