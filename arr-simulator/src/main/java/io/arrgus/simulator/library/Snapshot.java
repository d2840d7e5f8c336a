package io.arrgus.simulator.library;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/** What a library holds at one moment. It never changes, so a list that is being sent stays what it was. */
public final class Snapshot {
    private final long seed;
    private final Titles titles;
    private final int[] arrIds;
    private final int[] indexes;
    private final int[] revisions;
    private final int refreshes;
    private final Map<Integer, Edit> edits;

    /** The arrays are this snapshot's from now on, and in the order of {@code arrIds}. */
    Snapshot(
            long seed,
            Titles titles,
            int[] arrIds,
            int[] indexes,
            int[] revisions,
            int refreshes,
            Map<Integer, Edit> edits) {
        this.seed = seed;
        this.titles = titles;
        this.arrIds = arrIds;
        this.indexes = indexes;
        this.revisions = revisions;
        this.refreshes = refreshes;
        this.edits = edits;
    }

    long seed() {
        return seed;
    }

    public int size() {
        return arrIds.length;
    }

    public int arrId(int position) {
        return arrIds[position];
    }

    public int externalId(int position) {
        return Copy.externalId(seed, indexes[position]);
    }

    /** The ids of the tags that a title has; none if it is not there. */
    public Set<Integer> tagsOf(int arrId) {
        var bits = positionOfArrId(arrId).stream()
                .map(position -> settable(position).tags())
                .findFirst()
                .orElse(0);
        return IntStream.rangeClosed(1, Members.LAST_TAG)
                .filter(tag -> (bits & (1 << tag)) != 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    int externalIdOfArrId(int arrId) {
        return positionOfArrId(arrId).stream().map(this::externalId).findFirst().orElse(0);
    }

    public OptionalInt positionOfArrId(int arrId) {
        var position = Arrays.binarySearch(arrIds, arrId);
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    public OptionalInt positionOfExternalId(int externalId) {
        var index = Copy.indexOf(seed, externalId);
        return IntStream.range(0, size())
                .filter(position -> indexes[position] == index)
                .findFirst();
    }

    /** Writes the title at {@code position}, computed while it is written. */
    public void write(JsonGenerator out, int position, View view) {
        titles.write(out, copy(position), view);
    }

    /** The files of the title at {@code position}. */
    public List<FileFacts> files(int position) {
        return titles.files(copy(position));
    }

    /** The files that it had when this Arr was young. */
    List<FileFacts> firstFiles(int position) {
        return titles.files(new Copy(seed, arrIds[position], indexes[position], 0, 0, Edit.NONE));
    }

    /** The files that would come to it next; none if it has all. */
    public List<FileFacts> wanted(int position) {
        var copy = copy(position);
        var later = titles.files(copy.with(copy.edit().files(1)));
        return Change.without(later, titles.files(copy));
    }

    Copy copy(int position) {
        return new Copy(seed, arrIds[position], indexes[position], revisions[position], refreshes, edit(position));
    }

    Edit edit(int position) {
        return edits.getOrDefault(arrIds[position], Edit.NONE);
    }

    Wish.Settable settable(int position) {
        return titles.settable(copy(position));
    }

    Titles titles() {
        return titles;
    }

    int index(int position) {
        return indexes[position];
    }

    int revision(int position) {
        return revisions[position];
    }

    /** The same and {@code more} at its end. */
    Snapshot with(List<Kept> more) {
        var size = size();
        var allIds = Arrays.copyOf(arrIds, size + more.size());
        var allIndexes = Arrays.copyOf(indexes, size + more.size());
        var allRevisions = Arrays.copyOf(revisions, size + more.size());
        for (var i = 0; i < more.size(); i++) {
            allIds[size + i] = more.get(i).arrId();
            allIndexes[size + i] = more.get(i).index();
            allRevisions[size + i] = more.get(i).revision();
        }
        return new Snapshot(seed, titles, allIds, allIndexes, allRevisions, refreshes, edits);
    }

    /** The same without those at {@code positions}. */
    Snapshot without(int[] positions) {
        var gone = new boolean[size()];
        for (var position : positions) {
            gone[position] = true;
        }
        var left =
                IntStream.range(0, size()).filter(position -> !gone[position]).toArray();
        return new Snapshot(seed, titles, at(arrIds, left), at(indexes, left), at(revisions, left), refreshes, edits);
    }

    /** The same with those at {@code positions} one revision further. */
    Snapshot changedAt(int[] positions) {
        var changed = revisions.clone();
        for (var position : positions) {
            changed[position]++;
        }
        return new Snapshot(seed, titles, arrIds, indexes, changed, refreshes, edits);
    }

    /** The same with what {@code how} does to those at {@code positions}. */
    Snapshot editedAt(int[] positions, UnaryOperator<Edit> how) {
        var all = new HashMap<>(edits);
        for (var position : positions) {
            all.put(arrIds[position], how.apply(edit(position)));
        }
        return new Snapshot(seed, titles, arrIds, indexes, revisions, refreshes, all);
    }

    Snapshot refreshed() {
        return new Snapshot(seed, titles, arrIds, indexes, revisions, refreshes + 1, edits);
    }

    private static int[] at(int[] values, int[] positions) {
        return Arrays.stream(positions).map(position -> values[position]).toArray();
    }

    /** A title without the library it is in. */
    record Kept(int arrId, int index, int revision) {}
}
