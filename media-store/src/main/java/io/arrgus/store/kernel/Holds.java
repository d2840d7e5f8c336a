package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps the titles that wait for a person, and what the person says. */
final class Holds {

    private static final int PAGE = 100;

    private final MediaDatabase database;

    Holds(MediaDatabase database) {
        this.database = database;
    }

    Hold of(ConnectionId connection) {
        return database.hold(connection);
    }

    /**
     * Puts what a complete FULL run found in place of what older runs did. Done again, it changes nothing: what came
     * since stays. Says whether it holds; if not, a newer run has settled the hold.
     */
    boolean settle(ConnectionId connection, Hold.Found missing, Set<String> removed) {
        while (true) {
            var hold = database.hold(connection);
            if (hold.fence() >= missing.fence()) {
                return hold.fence() == missing.fence();
            }
            if (database.putHold(hold.settled(missing, removed, database.countLive(connection)))) {
                return true;
            }
        }
    }

    /** Notes what a batch of an ITEMS run found, if no newer FULL run has settled the hold. */
    void change(ConnectionId connection, Set<String> waitNoMore, Hold.Found gone) {
        while (true) {
            var hold = database.hold(connection);
            var waiting = hold.titles();
            var nothingNew =
                    waitNoMore.stream().noneMatch(waiting::contains) && waiting.containsAll(gone.externalIds());
            if (nothingNew || hold.fence() >= gone.fence()) {
                return;
            }
            if (database.putHold(hold.changed(waitNoMore, gone, database.countLive(connection)))) {
                return;
            }
        }
    }

    /** Ends all that waits. What is not above {@code floor} adds nothing any more. */
    void close(ConnectionId connection, long floor) {
        while (true) {
            var hold = database.hold(connection);
            if (hold.fence() >= floor || database.putHold(hold.closed(floor, database.now()))) {
                return;
            }
        }
    }

    /** @param externalIds which of the titles may go; null for all of them */
    HoldAnswer approve(ConnectionId connection, @Nullable String revision, @Nullable Collection<String> externalIds) {
        return answer(
                connection,
                revision,
                externalIds == null ? List.of() : externalIds,
                hold -> hold.allowing(externalIds == null ? hold.titles() : externalIds));
    }

    HoldAnswer dismiss(ConnectionId connection, @Nullable String revision) {
        return answer(connection, revision, List.of(), Hold::withDismissed);
    }

    private HoldAnswer answer(
            ConnectionId connection, @Nullable String revision, Collection<String> mustWait, UnaryOperator<Hold> word) {
        while (true) {
            var hold = database.hold(connection);
            var waiting = hold.titles();
            if (waiting.isEmpty()) {
                return new HoldAnswer.NothingHeld();
            }
            if (revision != null && !revision.equals(hold.revision())) {
                return new HoldAnswer.AnotherSet(hold.revision());
            }
            var unknown = mustWait.stream().filter(it -> !waiting.contains(it)).toList();
            if (!unknown.isEmpty()) {
                return new HoldAnswer.NotHeld(unknown);
            }
            var next = word.apply(hold);
            if (database.putHold(next)) {
                return new HoldAnswer.Noted(next);
            }
        }
    }

    /** Holds for which a FULL run was promised, and nobody is known to have been asked. */
    List<Hold> owing() {
        return database.owingHolds(PAGE);
    }

    /** The run was asked for. If the hold became another one meanwhile, it is asked for again; that does no harm. */
    void asked(Hold hold) {
        database.putHold(hold.withNothingOwed());
    }
}
