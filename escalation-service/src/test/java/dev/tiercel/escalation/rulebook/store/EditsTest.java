package dev.tiercel.escalation.rulebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.StandingBook;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.store.Change.Need;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditsTest {

    private static final EntryKey ANA = new EntryKey(Person.KIND, "ana");
    private static final Team BLUE = new Team("blue", "Blue", List.of("ana", "long-gone"));
    private static final StandingBook BOOK = new StandingBook(Set.of(ANA), List.of(BLUE));

    @Test
    void aChangeIsNotBlamedForWhatWasWrongBefore() {
        // when
        List<Need> needs =
                Edits.needs(BOOK, BOOK.with(List.of(new Person("ben", "Ben", "ben@example.com", null, null))));
        // then
        assertThat(needs).isEmpty();
    }

    @Test
    void aChangeIsBlamedForWhatIsWrongAfterwards() {
        // when
        List<Need> needs = Edits.needs(BOOK, BOOK.without(ANA));
        // then
        assertThat(needs).containsExactly(new Need(BLUE.key(), "members[0]", "names \"ana\""));
    }
}
