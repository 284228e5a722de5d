package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.deadletters.DeadLetter;
import java.util.List;

/** Dead letters as text, for people or for programs. */
interface LetterText {

    /** One after the other, without what they hold. */
    String list(List<DeadLetter> letters);

    /** One letter with its headers and its value. */
    String whole(DeadLetter letter);

    /** What was handed back. */
    String replayed(List<DeadLetter> letters);

    static LetterText human() {
        return new LetterLines();
    }

    static LetterText json() {
        return new LetterJson();
    }
}
