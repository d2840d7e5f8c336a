package io.arrgus.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What looks for faults finds them. */
class HistoryTest {

    private final List<Document> titles = new ArrayList<>(List.of(
            Document.parse("{_id: 'm:1', rev: {$numberLong: '2'}, live: true, hash: 'b', facts: {title: 'New'}}"),
            Document.parse("{_id: 'm:2', rev: {$numberLong: '0'}, live: true, hash: 'x', facts: {title: 'Old'}}")));

    private final List<Document> entries = new ArrayList<>(List.of(
            Document.parse("{_id: 'm:import', what: 'IMPORTED'}"),
            entry("m:1", 1, "CHANGED", "a", "{before: 'First', after: 'Second'}"),
            entry("m:1", 2, "CHANGED", "b", "{before: 'Second', after: 'New'}")));

    private static Document entry(String title, long rev, String what, String hash, String change) {
        return Document.parse("{mediaId: '" + title + "', rev: {$numberLong: '" + rev + "'}, what: '" + what
                + "', live: " + !what.equals("REMOVED") + ", hash: '" + hash + "', changed: {title: " + change + "}}");
    }

    private List<String> problems() {
        return new History("Movies", externalId -> 0, titles, entries).problems();
    }

    @Test
    void aGoodHistoryHasNone() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void aMissingEntryIsFound() {
        entries.remove(1);

        assertThat(problems()).containsExactly("Movies: m:1 has entries [2] and is at 2");
    }

    @Test
    void anEntryTooManyIsFound() {
        entries.add(entry("m:2", 1, "CHANGED", "x", "{before: 'Odd', after: 'Old'}"));

        assertThat(problems()).containsExactly("Movies: m:2 has entries [1] and is at 0");
    }

    @Test
    void anEntryThatDoesNotFollowTheOneBeforeItIsFound() {
        entries.set(2, entry("m:1", 2, "CHANGED", "b", "{before: 'First', after: 'New'}"));

        assertThat(problems()).containsExactly("Movies: m:1 has a gap in its title before entry 2");
    }

    @Test
    void aHistoryThatLeadsElsewhereIsFound() {
        titles.getFirst().get("facts", Document.class).append("title", "Other");

        assertThat(problems()).containsExactly("Movies: m:1 has another title than its history tells");
    }

    @Test
    void aStateThatIsNotThatOfTheLastEntryIsFound() {
        titles.getFirst().append("live", false);

        assertThat(problems()).containsExactly("Movies: m:1 is not what its last entry says");
    }

    @Test
    void aRemovalThatNeverWasIsFoundAlsoAfterItsRestoration() {
        entries.set(1, entry("m:1", 1, "REMOVED", "a", "{}"));
        entries.set(2, entry("m:1", 2, "RESTORED", "b", "{after: 'New'}"));

        assertThat(problems()).containsExactly("Movies: m:1 was removed 1 times, and went 0 times");
    }

    @Test
    void aRestorationOfWhatIsThereIsFound() {
        entries.set(2, entry("m:1", 2, "RESTORED", "b", "{before: 'Second', after: 'New'}"));

        assertThat(problems()).containsExactly("Movies: m:1 came and went in no order");
    }

    @Test
    void anEntryThatWaitsToBeSentIsFound() {
        titles.getFirst().append("unsent", List.of(new Document()));

        assertThat(problems()).containsExactly("Movies: m:1 has entries that were not sent");
    }

    @Test
    void aSecondImportIsFound() {
        entries.add(entries.getFirst());

        assertThat(problems()).containsExactly("Movies was imported 2 times");
    }

    @Test
    void aHistoryOfNothingIsFound() {
        titles.removeFirst();

        assertThat(problems()).containsExactly("m:1 has a history and is not there");
    }
}
