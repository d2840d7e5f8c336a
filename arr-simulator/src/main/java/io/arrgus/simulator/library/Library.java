package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Change.Kind;
import io.arrgus.simulator.library.Snapshot.Kept;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot;
    /** Titles that were asked for out of their turn. */
    private final Set<Integer> seen = new HashSet<>();

    private int nextArrId = 1;
    private int nextIndex;

    public Library(Product product, long seed, int size) {
        var titles = switch (product) {
            case RADARR -> (Titles) new Movies();
            case SONARR -> new ManySeries();
        };
        choice = new SplittableRandom(seed);
        snapshot = new Snapshot(seed, titles, new int[0], new int[0], new int[0], 0, Map.of());
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

    static TrueTitle truth(Snapshot snapshot, int position) {
        var bytes = new ByteArrayOutputStream(8 * 1024);
        try (var out = Json.compact(bytes)) {
            snapshot.write(out, position, View.LIST);
        }
        var json = (ObjectNode) Json.MAPPER.readTree(bytes.toByteArray());
        return new TrueTitle(snapshot.arrId(position), snapshot.externalId(position), json);
    }

    /** {@code listener} is told of everything that happens from now on, by the thread that makes it happen. */
    public void whenChanged(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /** Adds titles that were never there. */
    public List<Integer> add(int count) {
        return happening(Kind.ADDED, () -> {
            var added = IntStream.range(0, count)
                    .mapToObj(_ -> new Kept(nextArrId++, unseenIndex(), 0))
                    .toList();
            return put(added);
        });
    }

    /** Adds the title that the world knows by {@code externalId}; none if it knows none, or it is there already. */
    public List<Integer> addByExternalId(int externalId) {
        return happening(Kind.ADDED, () -> {
            var index = Copy.indexOf(snapshot.seed(), externalId);
            if (index < 0 || snapshot.positionOfExternalId(externalId).isPresent()) {
                return List.of();
            }
            seen.add(index);
            removed.removeIf(title -> title.index() == index);
            return put(List.of(new Kept(nextArrId++, index, 0)));
        });
    }

    private int unseenIndex() {
        while (seen.contains(nextIndex)) {
            nextIndex++;
        }
        return nextIndex++;
    }

    /** Adds the titles removed last once more: known to the world by the same id, to the Arr by a new one. */
    public List<Integer> addAgain(int count) {
        return happening(Kind.ADDED, () -> {
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
        return happening(Kind.REMOVED, () -> removeAt(someOf(count)));
    }

    /** Removes the titles with these ids of the Arr's; an id that is not there is passed over. */
    public List<Integer> remove(Collection<Integer> arrIds) {
        return happening(Kind.REMOVED, () -> removeAt(positionsOf(arrIds)));
    }

    /** Changes one thing of each of {@code count} titles: files, monitoring, texts and labels take turns. */
    public List<Integer> change(int count) {
        return happening(Kind.EDITED, () -> changeAt(someOf(count)));
    }

    /** Changes one thing of each of the titles with these ids of the Arr's; an id that is not there is passed over. */
    public List<Integer> change(Collection<Integer> arrIds) {
        return happening(Kind.EDITED, () -> changeAt(positionsOf(arrIds)));
    }

    /** Moves what means nothing: ratings, popularity, times of images, the order of tags and genres, of all titles. */
    public void refreshMetadata() {
        locked(() -> {
            snapshot = snapshot.refreshed();
            return List.of();
        });
    }

    /** Starts a download for each of {@code count} titles that lack files. */
    public List<Integer> grab(int count) {
        return happening(Kind.GRABBED, () -> arrIdsAt(snapshot, wanting(count)));
    }

    /** Starts a download for each of the titles with these ids that lacks files. */
    public List<Integer> grab(Collection<Integer> arrIds) {
        return happening(Kind.GRABBED, () -> arrIdsAt(snapshot, only(positionsOf(arrIds), this::lacksFiles)));
    }

    /** Files come for {@code count} titles that lack them. */
    public List<Integer> importFiles(int count) {
        return happening(Kind.IMPORTED, () -> editAt(wanting(count), edit -> edit.files(1)));
    }

    /** Files come for those of these titles that lack them. */
    public List<Integer> importFiles(Collection<Integer> arrIds) {
        return happening(
                Kind.IMPORTED, () -> editAt(only(positionsOf(arrIds), this::lacksFiles), edit -> edit.files(1)));
    }

    /** Better files come for {@code count} titles, instead of those that they have. */
    public List<Integer> upgradeFiles(int count) {
        return happening(Kind.UPGRADED, () -> editAt(having(count), snapshot.titles()::upgraded));
    }

    /** Better files come for those of these titles that have some. */
    public List<Integer> upgradeFiles(Collection<Integer> arrIds) {
        return happening(
                Kind.UPGRADED, () -> editAt(only(positionsOf(arrIds), this::hasFiles), snapshot.titles()::upgraded));
    }

    /** {@code count} titles lose their files. */
    public List<Integer> deleteFiles(int count) {
        return happening(Kind.FILES_DELETED, () -> loseAt(having(count)));
    }

    /** Those of these titles that have files lose them. */
    public List<Integer> deleteFiles(Collection<Integer> arrIds) {
        return happening(Kind.FILES_DELETED, () -> loseAt(only(positionsOf(arrIds), this::hasFiles)));
    }

    /** The files of {@code count} titles are named otherwise. */
    public List<Integer> renameFiles(int count) {
        return happening(Kind.RENAMED, () -> editAt(having(count), Edit::renamedFiles));
    }

    /** The files of those of these titles that have some are named otherwise. */
    public List<Integer> renameFiles(Collection<Integer> arrIds) {
        return happening(Kind.RENAMED, () -> editAt(only(positionsOf(arrIds), this::hasFiles), Edit::renamedFiles));
    }

    /** The metadata service does not know {@code count} titles any more; they stay, and say so. */
    public List<Integer> forget(int count) {
        return happening(Kind.EDITED, () -> editAt(someOf(count), edit -> edit.goneOrBack(true)));
    }

    /** The same for the titles with these ids. */
    public List<Integer> forget(Collection<Integer> arrIds) {
        return happening(Kind.EDITED, () -> editAt(positionsOf(arrIds), edit -> edit.goneOrBack(true)));
    }

    /** The metadata service is asked again, and knows all of these titles. */
    public List<Integer> remember(Collection<Integer> arrIds) {
        return happening(Kind.EDITED, () -> editAt(positionsOf(arrIds), edit -> edit.goneOrBack(false)));
    }

    /** The ids of the tags that a title has; none if it is not there. */
    public Set<Integer> tags(int arrId) {
        return snapshot.tagsOf(arrId);
    }

    /** Sets what a user may set, as far as {@code wish} says; an id that is not there is passed over. */
    public List<Integer> edit(Collection<Integer> arrIds, Wish wish) {
        return happening(Kind.EDITED, () -> {
            for (var position : positionsOf(arrIds)) {
                editAt(new int[] {position}, wish.from(snapshot.settable(position)));
            }
            return arrIdsAt(snapshot, positionsOf(arrIds));
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

    private List<Integer> editAt(int[] positions, UnaryOperator<Edit> how) {
        snapshot = snapshot.editedAt(positions, how);
        return arrIdsAt(snapshot, positions);
    }

    /** A series goes from half to all to nothing, so it may take more than one step. */
    private List<Integer> loseAt(int[] positions) {
        for (var position : positions) {
            while (hasFiles(position)) {
                editAt(new int[] {position}, edit -> edit.files(1));
            }
        }
        return arrIdsAt(snapshot, positions);
    }

    private boolean hasFiles(int position) {
        return !snapshot.files(position).isEmpty();
    }

    private boolean lacksFiles(int position) {
        return !snapshot.wanted(position).isEmpty();
    }

    private int[] having(int count) {
        return someOf(count, this::hasFiles);
    }

    private int[] wanting(int count) {
        return someOf(count, this::lacksFiles);
    }

    /** Looks at no more titles than it must: what a title has is computed. */
    private int[] someOf(int count, IntPredicate which) {
        return IntStream.of(shuffled()).filter(which).limit(count).sorted().toArray();
    }

    private int[] shuffled() {
        var positions = IntStream.range(0, snapshot.size()).toArray();
        for (var last = positions.length - 1; last > 0; last--) {
            var other = choice.nextInt(last + 1);
            var position = positions[other];
            positions[other] = positions[last];
            positions[last] = position;
        }
        return positions;
    }

    private static int[] only(int[] positions, IntPredicate which) {
        return IntStream.of(positions).filter(which).toArray();
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

    /** Tells of it when it has happened, one title after the other. */
    private List<Integer> happening(Kind kind, Supplier<List<Integer>> change) {
        var before = new AtomicReference<Snapshot>();
        var after = new AtomicReference<Snapshot>();
        var arrIds = locked(() -> {
            before.set(snapshot);
            var changed = change.get();
            after.set(snapshot);
            return changed;
        });
        if (!listeners.isEmpty()) {
            arrIds.forEach(arrId -> tell(change(kind, arrId, before.get(), after.get())));
        }
        return arrIds;
    }

    private static Change change(Kind kind, int arrId, Snapshot before, Snapshot now) {
        return kind == Kind.EDITED ? Change.edited(arrId, before, now) : new Change(kind, arrId, before, now);
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
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
