package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel asks of a database. Every method is one operation of the database, durable when it returns, and may
 * be done twice. Between any two of them the process may die, and others may be at work on the same documents.
 */
public interface MediaDatabase {

    /** The clock that all stores share. */
    Instant now();

    /** Raises {@code touched} to {@code fence}, on a document that is made if need be. Returns what holds then. */
    LibraryState touch(ConnectionId connection, long fence);

    LibraryState state(ConnectionId connection);

    /** Raises {@code late}: somebody may have written below this floor after it was raised. */
    void raiseLate(ConnectionId connection, long floor);

    /** Raises the floor to {@code fence} for this attempt, if it is lower. Says whether it was. */
    boolean raiseFloor(ConnectionId connection, long fence, AttemptId attempt);

    /** Moves floor, touched and the digest's fence to {@code fence}, if nothing of {@code read} has changed since. */
    boolean closeUnchanged(ConnectionId connection, LibraryState read, long fence, AttemptId attempt);

    /**
     * Notes that the FULL run of this fence is finished, and its digest, if there is one. Returns what holds then, or
     * nothing if the digest of a newer run stands there already.
     */
    Optional<LibraryState> closeRun(ConnectionId connection, long fence, @Nullable String digest);

    /** Raises floor and touched, on a document that is made if need be. */
    void closeLibrary(ConnectionId connection, long floor);

    /** The titles of these ids that are known, living or not. */
    Map<MediaId, Title> titles(Collection<MediaId> ids);

    /** The titles of a connection that have, or had, one of these ids in the Arr. */
    List<Title> titlesByArrId(ConnectionId connection, Collection<Integer> arrIds);

    /** Some of the living titles of a connection. */
    List<Title> liveTitles(ConnectionId connection, int limit);

    /** The external ids of all living titles whose fence is below {@code fence}. */
    List<String> notSeenSince(ConnectionId connection, long fence);

    long countLive(ConnectionId connection);

    /** What was granted to go without a person's word. */
    Grants grants(ConnectionId connection);

    /** Puts these grants in place of those of the version before, on a document that was touched. Says whether it did. */
    boolean grant(ConnectionId connection, Grants grants);

    /**
     * Does each of these writes whose title still is what was read. Says whether all were done; if not, nobody knows
     * which.
     */
    boolean write(List<TitleWrite> writes);

    /** Adds to the history what is not there yet. */
    void record(List<HistoryEntry> entries);

    /** Adds the one entry of a connection's first import, if it is not there yet. */
    void recordImport(ConnectionId connection, RunId run, long fence, Instant at, long titles);

    /** Takes these entries off the {@code unsent} lists of their titles. */
    void strikeOff(List<HistoryEntry> sent);

    /** Some titles that have entries from before {@code before} in their {@code unsent} lists. */
    List<Title> unsentSince(Instant before, int limit);

    /**
     * Adds a batch to an attempt that is known, if its number is not there yet. Returns nothing if the number is
     * there, or the attempt is not known.
     */
    Optional<Attempt> addBatch(Attempt.Key key, int number, Counts counts, boolean refused);

    /** Makes the attempt known. Returns it as it is then. */
    Attempt openAttempt(Attempt.Key key);

    /** Notes how the fetch ended, on a document that is made if need be. Returns it as it is then. */
    Attempt expect(Attempt.Key key, Attempt.Expected expected);

    /** Notes the decision, if none is there yet. Returns the attempt with the decision that holds, if it was noted. */
    Optional<Attempt> decide(Attempt.Key key, Attempt.Decision decision);

    long countAttempts(RunId run);

    /** Forgets attempts that nobody has written to since. */
    void forgetAttempts(Instant untouchedSince);

    /** What waits for a person, and what he said; {@link Hold#none} if nothing ever did. */
    Hold hold(ConnectionId connection);

    /** Puts the hold in place of that of the version before, or of none if there is none. Says whether it did. */
    boolean putHold(Hold hold);

    /** Some of the holds for which a run is owed. */
    List<Hold> owingHolds(int limit);

    /** Marks tombstones from before {@code removedBefore}. A title that comes back loses its mark. */
    void markForPurge(Instant removedBefore);

    /** Some of the tombstones that are marked. */
    List<Title> markedForPurge(int limit);

    /** Takes the entries of these titles out of the history, up to what each title is now. */
    void forgetHistory(List<Title> titles);

    /** Deletes those of these titles that are still marked, and as they were read. */
    void purge(List<Title> marked);
}
