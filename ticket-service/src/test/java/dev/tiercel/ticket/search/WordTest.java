package dev.tiercel.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dial tone | dial, tone",
                "'  dial \t tone ' | dial, tone",
                "CASE-20417 | CASE, 20417",
                "ada@example.com | ada, example, com",
                "print* | print+",
                "fax-print* | fax, print+",
                "print*er | print, er",
                "* | ''",
                "-- !& | ''",
                "dial dial | dial",
                "niño Ünï 日本 | niño, Ünï, 日本",
                "it's | it, s"
            })
    void wordsStandBetweenWhiteSpaceAndPunctuation(String typed, String words) {
        assertThat(written(Word.of(typed))).isEqualTo(words);
    }

    private static String written(List<Word> words) {
        return words.stream()
                .map(word -> word.text() + (word.beginning() ? "+" : ""))
                .collect(Collectors.joining(", "));
    }
}
