package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import java.util.List;

/** What became of a wish to change an entry. */
public sealed interface Change {

    /** There was none of that name. */
    record Created(Stored stored) implements Change {}

    /** It is a new version. */
    record Changed(Stored stored) implements Change {}

    /** It says that already; nothing was stored. */
    record Unchanged(Stored stored) implements Change {}

    record Removed() implements Change {}

    /** Refused: there is none of that name. */
    record Unknown() implements Change {}

    /** Refused: it has mistakes. */
    record Mistaken(List<Mistake> mistakes) implements Change {}

    /** Refused: other entries would not be right any more. */
    record StillNeeded(List<Need> needs) implements Change {}

    /** @param path where {@code by} would not be right */
    record Need(EntryKey by, String path, String what) {}
}
