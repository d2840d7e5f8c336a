package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The titles of one connection that would have been removed, but wait for a person. It stays when nothing waits any
 * more: its fence keeps out what is older.
 *
 * @param version counts the writes; a write is done only if it is the next one
 * @param fence of the newest complete FULL run that put its own titles in place of those of older runs
 * @param found what waits, by the run that did not find it any more
 * @param allowed external ids of those that a person allowed to go
 * @param dismissed whether a person wants to hear no more of this very set
 * @param owed whether a FULL run was promised for which nobody was asked yet
 * @param openedAt since when something waits; null if nothing does
 * @param changedAt when the set last became another one
 * @param living how many living titles the connection had then
 */
public record Hold(
        ConnectionId connectionId,
        long version,
        long fence,
        List<Found> found,
        Set<String> allowed,
        boolean dismissed,
        boolean owed,
        @Nullable Instant openedAt,
        Instant changedAt,
        long living) {

    public Hold {
        found = List.copyOf(found);
        allowed = Set.copyOf(allowed);
    }

    /**
     * Titles that one run found to be no more in the Arr.
     *
     * @param why how it found that
     */
    public record Found(RunId runId, long fence, Why why, Instant at, List<String> externalIds) {

        public Found {
            externalIds = List.copyOf(externalIds);
        }

        Found only(Predicate<String> wanted) {
            return new Found(
                    runId, fence, why, at, externalIds.stream().filter(wanted).toList());
        }
    }

    /** How a run found that a title is no more in the Arr. */
    public enum Why {
        /** It is not in a complete list. */
        MISSING,
        /** The Arr was asked for it, and does not know it. */
        GONE
    }

    /** What is to be done about a hold. */
    public enum State {
        /** A person is to decide. */
        OPEN,
        /** A person allowed all of it; the next complete FULL run removes what is still missing then. */
        APPROVED,
        /** A person wants to hear no more of it. */
        DISMISSED
    }

    /** What holds before anything waited. */
    public static Hold none(ConnectionId connection) {
        return new Hold(connection, 0, 0, List.of(), Set.of(), false, false, null, Instant.EPOCH, 0);
    }

    /** External ids of all that waits. */
    public NavigableSet<String> titles() {
        return found.stream().flatMap(it -> it.externalIds().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names the set: the same titles have the same revision, whichever runs found them. */
    public String revision() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            titles().forEach(it -> sha.update((it + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256", impossible);
        }
    }

    /** Null if nothing waits. */
    public @Nullable State state() {
        if (openedAt == null) {
            return null;
        }
        if (allowed.containsAll(titles())) {
            return State.APPROVED;
        }
        return dismissed ? State.DISMISSED : State.OPEN;
    }

    /** What a complete FULL run leaves behind: what it found missing, and what newer runs found that it did not remove. */
    Hold settled(Found missing, Set<String> removed, long livingNow) {
        var newer = found.stream()
                .filter(it -> it.fence() > missing.fence())
                .map(it -> it.only(id -> !removed.contains(id)))
                .toList();
        return holding(missing.fence(), with(missing, newer), missing.at(), livingNow);
    }

    /** What a batch of an ITEMS run leaves behind: titles that it saw or removed do not wait any more, others now do. */
    Hold changed(Set<String> waitNoMore, Found gone, long livingNow) {
        var rest = found.stream()
                .map(it -> it.only(id -> it.fence() > gone.fence() || !waitNoMore.contains(id)))
                .toList();
        return holding(fence, with(gone, rest), gone.at(), livingNow);
    }

    /** What was found missing in one Arr says nothing about the next one, nor does a word that a person gave on it. */
    Hold closed(long floor, Instant now) {
        return holding(floor, Stream.empty(), now, 0);
    }

    Hold allowing(Collection<String> externalIds) {
        var all = new TreeSet<>(allowed);
        all.addAll(externalIds);
        return new Hold(connectionId, version + 1, fence, found, all, dismissed, true, openedAt, changedAt, living);
    }

    Hold withDismissed() {
        return new Hold(connectionId, version + 1, fence, found, allowed, true, owed, openedAt, changedAt, living);
    }

    Hold withNothingOwed() {
        return new Hold(
                connectionId, version + 1, fence, found, allowed, dismissed, false, openedAt, changedAt, living);
    }

    /** A title waits once, as it was found first. */
    private static Stream<Found> with(Found more, List<Found> known) {
        var there = known.stream().flatMap(it -> it.externalIds().stream()).collect(Collectors.toSet());
        return Stream.concat(known.stream(), Stream.of(more.only(id -> !there.contains(id))));
    }

    /** A word that was given stays with the titles that still wait, and is void for those that do not. */
    private Hold holding(long nextFence, Stream<Found> nextFound, Instant now, long livingNow) {
        var rest = nextFound.filter(it -> !it.externalIds().isEmpty()).toList();
        var next = new Hold(connectionId, version + 1, nextFence, rest, Set.of(), false, false, null, now, livingNow);
        var titles = next.titles();
        var same = titles.equals(titles());
        var stillAllowed = allowed.stream().filter(titles::contains).collect(Collectors.toSet());
        return new Hold(
                connectionId,
                version + 1,
                nextFence,
                rest,
                stillAllowed,
                same && dismissed,
                owed && !stillAllowed.isEmpty(),
                titles.isEmpty() ? null : openedAt == null ? now : openedAt,
                same ? changedAt : now,
                same ? living : livingNow);
    }
}
