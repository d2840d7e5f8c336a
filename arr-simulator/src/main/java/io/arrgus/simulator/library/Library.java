package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Snapshot.Kept;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The titles of one simulated Arr, and what may happen to them. All of it is thread-safe, also while lists are being
 * sent, and the same calls after the same seed always lead to the same library.
 */
public final class Library {
    private final ReentrantLock changing = new ReentrantLock();
    private final Deque<Kept> removed = new ArrayDeque<>();
    private final SplittableRandom choice;
    private volatile Snapshot snapshot;
    private int nextArrId = 1;
    private int nextIndex;

    public Library(Product product, long seed, int size) {
        var titles = switch (product) {
            case RADARR -> (Titles) new Movies();
            case SONARR -> new ManySeries();
        };
        choice = new SplittableRandom(seed);
        snapshot = new Snapshot(seed, titles, new int[0], new int[0], new int[0], 0);
        add(size);
    }

    /** What it holds now; stays that when the library changes. */
    public Snapshot snapshot() {
        return snapshot;
    }

    public int size() {
        return snapshot.size();
    }

    /** The Arr's own ids of all titles, ascending. */
    public List<Integer> arrIds() {
        var now = snapshot;
        return IntStream.range(0, now.size()).map(now::arrId).boxed().toList();
    }

    /** What it really holds now, title by title, computed as the stream is read. */
    public Stream<TrueTitle> truth() {
        var now = snapshot;
        return IntStream.range(0, now.size()).mapToObj(position -> truth(now, position));
    }

    private static TrueTitle truth(Snapshot snapshot, int position) {
        var bytes = new ByteArrayOutputStream(8 * 1024);
        try (var out = Json.compact(bytes)) {
            snapshot.write(out, position, View.LIST);
        }
        var json = (ObjectNode) Json.MAPPER.readTree(bytes.toByteArray());
        return new TrueTitle(snapshot.arrId(position), snapshot.externalId(position), json);
    }

    /** Adds titles that were never there. */
    public List<Integer> add(int count) {
        return locked(() -> {
            var added = IntStream.range(0, count)
                    .mapToObj(_ -> new Kept(nextArrId++, nextIndex++, 0))
                    .toList();
            return put(added);
        });
    }

    /** Adds the titles removed last once more: known to the world by the same id, to the Arr by a new one. */
    public List<Integer> addAgain(int count) {
        return locked(() -> {
            var back = new ArrayList<Kept>();
            while (back.size() < count && !removed.isEmpty()) {
                var title = removed.removeLast();
                back.add(new Kept(nextArrId++, title.index(), title.revision()));
            }
            return put(back);
        });
    }

    /** Removes {@code count} titles from here and there. */
    public List<Integer> remove(int count) {
        return locked(() -> removeAt(someOf(count)));
    }

    /** Removes the titles with these ids of the Arr's; an id that is not there is passed over. */
    public List<Integer> remove(Collection<Integer> arrIds) {
        return locked(() -> removeAt(positionsOf(arrIds)));
    }

    /** Changes one thing of each of {@code count} titles: files, monitoring, texts and labels take turns. */
    public List<Integer> change(int count) {
        return locked(() -> changeAt(someOf(count)));
    }

    /** Changes one thing of each of the titles with these ids of the Arr's; an id that is not there is passed over. */
    public List<Integer> change(Collection<Integer> arrIds) {
        return locked(() -> changeAt(positionsOf(arrIds)));
    }

    /** Moves what means nothing: ratings, popularity, times of images, the order of tags and genres, of all titles. */
    public void refreshMetadata() {
        locked(() -> {
            snapshot = snapshot.refreshed();
            return List.of();
        });
    }

    private List<Integer> put(List<Kept> titles) {
        snapshot = snapshot.with(titles);
        return titles.stream().map(Kept::arrId).toList();
    }

    private List<Integer> removeAt(int[] positions) {
        var now = snapshot;
        for (var position : positions) {
            removed.addLast(new Kept(now.arrId(position), now.index(position), now.revision(position)));
        }
        snapshot = now.without(positions);
        return arrIdsAt(now, positions);
    }

    private List<Integer> changeAt(int[] positions) {
        snapshot = snapshot.changedAt(positions);
        return arrIdsAt(snapshot, positions);
    }

    private static List<Integer> arrIdsAt(Snapshot snapshot, int[] positions) {
        return IntStream.of(positions).map(snapshot::arrId).boxed().toList();
    }

    private int[] positionsOf(Collection<Integer> arrIds) {
        return arrIds.stream()
                .distinct()
                .flatMapToInt(arrId -> snapshot.positionOfArrId(arrId).stream())
                .sorted()
                .toArray();
    }

    private int[] someOf(int count) {
        var size = snapshot.size();
        if (count >= size) {
            return IntStream.range(0, size).toArray();
        }
        return choice.ints(0, size).distinct().limit(count).sorted().toArray();
    }

    private List<Integer> locked(Supplier<List<Integer>> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }
}
