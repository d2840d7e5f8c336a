package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.store.Films;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One random life of a library. Several stores take messages from one queue in any order, are interrupted between any
 * two database operations, crash and get their message again; workers die in the middle of a list and fetch again; the
 * Arr changes meanwhile; ITEMS runs overtake FULL runs; runs are given up and end late; the shortcut is on; users
 * decide. In the end it is quiet, and all must be right.
 */
final class RandomHistory {

    private static final ConnectionId LIBRARY = new ConnectionId("library");
    private static final int BATCH = 3;
    private static final Map<List<Integer>, MediaCreate> FILMS = new ConcurrentHashMap<>();

    private final Random random;
    private final MediaDatabase database;
    private final Fuse fuse;
    private final Map<Integer, Integer> truth = new TreeMap<>();
    private final List<Map.Entry<Integer, Integer>> graveyard = new ArrayList<>();
    private final List<Delivery> queue = new ArrayList<>();
    private final List<AtWork> stores = new ArrayList<>();
    private final Map<Long, Set<String>> finishedLists = new TreeMap<>();
    private final List<Removal> removals = new ArrayList<>();
    private long fence;
    private int fresh = 100;

    /** @param list external ids that were in the list, for a FULL run; without those that could not be read */
    private record Delivery(@Nullable Message message, int decides, Set<String> list, Set<String> skipped) {

        static Delivery of(Message message) {
            return new Delivery(message, 0, Set.of(), Set.of());
        }
    }

    private record AtWork(Delivery delivery, Stepped work) {}

    private record Removal(String externalId, long fence, Set<String> list) {}

    /** What is wrong with a store. */
    record Faults(List<String> removed, List<String> wrong, List<String> history, List<String> intent) {

        static final Faults NONE = new Faults(List.of(), List.of(), List.of(), List.of());
    }

    RandomHistory(long seed, MediaDatabase database, Fuse fuse) {
        this.random = new Random(seed);
        this.database = database;
        this.fuse = fuse;
        for (int id = 0; id < 3 + random.nextInt(8); id++) {
            truth.put(id, 0);
        }
    }

    static Fuse noFuse() {
        return new Fuse(Duration.ofDays(1), Integer.MAX_VALUE, 100, Integer.MAX_VALUE);
    }

    /** Lives through it. Returns what is wrong in the end. */
    Faults live(Supplier<List<Title>> titles, Supplier<List<HistoryEntry>> history) {
        run();
        var removed = removedWrongly(titles.get());
        calmDown();
        return faults(removed, titles.get(), history.get());
    }

    private void run() {
        for (int runs = 2 + random.nextInt(4); runs > 0; runs--) {
            busyRun();
        }
        drain();
    }

    /** Three runs without any trouble, and a sweep for what a crash left on titles that no run came back to. */
    private void calmDown() {
        new Outbox(database).sweep(database.now().plusSeconds(1), Integer.MAX_VALUE);
        for (int runs = 0; runs < 3; runs++) {
            fence++;
            fetch(fence, 0, Integer.MAX_VALUE, claim(), true);
            drain();
        }
    }

    private void busyRun() {
        fence++;
        var full = fence;
        var known = claim();
        for (int attempt = 0; attempt < List.of(1, 1, 1, 2, 3).get(random.nextInt(5)); attempt++) {
            fetch(full, attempt, random.nextDouble() < .6 ? Integer.MAX_VALUE : random.nextInt(4), known, false);
            times(random.nextInt(4), this::mutate);
            times(random.nextInt(3), this::overtake);
            times(random.nextInt(61), () -> {
                if (!queue.isEmpty() || !stores.isEmpty()) {
                    step(true);
                }
            });
        }
    }

    private static void times(int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            what.run();
        }
    }

    private void drain() {
        while (!queue.isEmpty() || !stores.isEmpty()) {
            step(false);
        }
    }

    private @Nullable String claim() {
        return database.state(LIBRARY).claim().orElse(null);
    }

    private void mutate() {
        var what = random.nextDouble();
        if (what < .3) {
            truth.computeIfPresent(anyOf(truth), (_, content) -> (content + 1) % 2);
        } else if (what < .55 && truth.size() > 1) {
            var id = anyOf(truth);
            graveyard.add(Map.entry(id, truth.remove(id)));
        } else if (what < .8 && !graveyard.isEmpty()) {
            var back = graveyard.removeLast();
            truth.putIfAbsent(back.getKey(), back.getValue());
        } else if (what < .9) {
            queue.add(new Delivery(null, anyOf(truth), Set.of(), Set.of()));
        } else {
            truth.put(fresh++, 0);
        }
    }

    private int anyOf(Map<Integer, Integer> titles) {
        return List.copyOf(titles.keySet()).get(random.nextInt(titles.size()));
    }

    /** An ITEMS run of one title. */
    private void overtake() {
        fence++;
        var id = random.nextInt(4) == 0 ? random.nextInt(10) : anyOf(truth);
        var content = truth.get(id);
        var run = new RunId("run-" + fence);
        var attempt = new AttemptId("0");
        queue.add(Delivery.of(new MediaStatusEvent(
                run,
                attempt,
                LIBRARY,
                RunKind.ITEMS,
                fence,
                0,
                MonitorType.MISSING,
                content == null ? List.of() : List.of(film(id, content)),
                content == null ? List.of(id) : List.of(),
                null)));
        queue.add(Delivery.of(new SyncFetched(
                run,
                attempt,
                LIBRARY,
                RunKind.ITEMS,
                fence,
                SyncFetched.Result.COMPLETE,
                1,
                1,
                List.of(),
                null,
                null,
                null)));
    }

    private void fetch(long full, int attempt, int diesBefore, @Nullable String known, boolean quiet) {
        var digest = truth.toString();
        var list = truth.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
        if (digest.equals(known)) {
            queue.add(new Delivery(
                    fetched(full, attempt, SyncFetched.Result.UNCHANGED, 0, Set.of(), digest), 0, list, Set.of()));
            return;
        }
        var skipped = new HashSet<String>();
        var batches = batches(full, attempt, skipped, quiet);
        for (int number = 0; number < Math.min(batches.size(), diesBefore); number++) {
            queue.add(new Delivery(batches.get(number), 0, list, skipped));
        }
        if (batches.size() <= diesBefore) {
            queue.add(new Delivery(
                    fetched(full, attempt, SyncFetched.Result.COMPLETE, batches.size(), skipped, digest),
                    0,
                    list,
                    skipped));
        }
    }

    private List<MediaStatusEvent> batches(long full, int attempt, Set<String> skipped, boolean quiet) {
        var ids = List.copyOf(truth.keySet());
        var batches = new ArrayList<MediaStatusEvent>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            var seen = new ArrayList<MediaCreate>();
            for (var id : ids.subList(from, Math.min(from + BATCH, ids.size()))) {
                if (!quiet && random.nextDouble() < .04) {
                    skipped.add("" + id);
                } else {
                    seen.add(film(id, truth.get(id)));
                }
            }
            batches.add(new MediaStatusEvent(
                    new RunId("run-" + full),
                    new AttemptId("" + attempt),
                    LIBRARY,
                    RunKind.FULL,
                    full,
                    batches.size(),
                    MonitorType.MISSING,
                    seen,
                    List.of(),
                    null));
        }
        return batches;
    }

    private static SyncFetched fetched(
            long full, int attempt, SyncFetched.Result result, int batches, Set<String> skipped, String digest) {
        return new SyncFetched(
                new RunId("run-" + full),
                new AttemptId("" + attempt),
                LIBRARY,
                RunKind.FULL,
                full,
                result,
                batches,
                1,
                skipped.stream()
                        .map(it -> new SkippedItem(it, null, "unreadable"))
                        .toList(),
                digest,
                null,
                null);
    }

    private static MediaCreate film(int id, int content) {
        return FILMS.computeIfAbsent(List.of(id, content), _ -> Films.film(id, "Content " + content));
    }

    private void step(boolean crashes) {
        if (!queue.isEmpty() && (stores.isEmpty() || (stores.size() < 3 && random.nextDouble() < .3))) {
            var delivery = queue.remove(random.nextInt(queue.size()));
            if (random.nextDouble() < .1) {
                queue.add(delivery);
            }
            stores.add(new AtWork(
                    delivery,
                    new Stepped(database, (call, _) -> watch(delivery, call), port -> process(delivery, port))));
            return;
        }
        var at = random.nextInt(stores.size());
        var store = stores.get(at);
        if (store.work().isOver()) {
            stores.remove(at);
        } else if (crashes && random.nextDouble() < .02) {
            store.work().kill(random);
            stores.remove(at);
            queue.add(store.delivery());
        } else {
            store.work().step();
        }
    }

    private void process(Delivery delivery, MediaDatabase port) {
        var kernel = new Kernel(port, fuse, Library.TOMBSTONES);
        switch (delivery.message()) {
            case MediaStatusEvent batch -> kernel.on(batch);
            case SyncFetched fetched -> kernel.on(fetched);
            case null -> kernel.decide(new MediaId(LIBRARY, "" + delivery.decides()), new MediaUpdate(false, null));
            default -> throw new IllegalStateException();
        }
    }

    /** Notes what the judge needs to know of the inside. */
    @SuppressWarnings("unchecked")
    private void watch(Delivery delivery, Stepped.Call call) {
        if (call.is("closeRun") || call.is("closeUnchanged")) {
            var list = new HashSet<>(delivery.list());
            list.removeAll(delivery.skipped());
            finishedLists.put(fenceOf(delivery), list);
        }
        if (call.is("write") && fenceOfFull(delivery)) {
            ((List<TitleWrite>) call.arguments().getFirst())
                    .stream()
                            .filter(it -> it instanceof TitleWrite.Change change
                                    && !change.after().media().live())
                            .forEach(it -> removals.add(
                                    new Removal(it.id().externalId(), fenceOf(delivery), delivery.list())));
        }
    }

    private static boolean fenceOfFull(Delivery delivery) {
        return switch (delivery.message()) {
            case MediaStatusEvent batch -> batch.kind() == RunKind.FULL;
            case SyncFetched fetched -> fetched.kind() == RunKind.FULL;
            case null, default -> false;
        };
    }

    private static long fenceOf(Delivery delivery) {
        return switch (delivery.message()) {
            case MediaStatusEvent batch -> batch.fence();
            case SyncFetched fetched -> fetched.fence();
            case null, default -> throw new IllegalStateException();
        };
    }

    /** Titles that were removed by a run whose own list held them, or that a newer list holds. */
    private List<String> removedWrongly(List<Title> stored) {
        var titles = stored.stream().collect(Collectors.toMap(it -> it.id().externalId(), it -> it));
        var newest = finishedLists.keySet().stream().max(Long::compare).orElse(0L);
        return removals.stream()
                .filter(it -> it.list().contains(it.externalId())
                        || (finishedLists.getOrDefault(newest, Set.of()).contains(it.externalId())
                                && it.fence() < newest
                                && isDead(titles.get(it.externalId()), it.fence())))
                .map(Removal::toString)
                .toList();
    }

    private static boolean isDead(@Nullable Title title, long fence) {
        return title != null && !title.media().live() && title.media().fence() == fence;
    }

    private Faults faults(List<String> removed, List<Title> stored, List<HistoryEntry> history) {
        var entries = new HashMap<String, HistoryEntry>();
        var faults = new ArrayList<String>();
        history.forEach(it -> {
            if (entries.put(it.id(), it) != null) {
                faults.add("twice: " + it);
            }
        });
        stored.forEach(it -> historyFaults(it, entries, faults));
        return new Faults(removed, wrong(stored), faults, intent(stored, entries.values()));
    }

    private List<String> wrong(List<Title> stored) {
        var live = stored.stream()
                .filter(it -> it.media().live())
                .collect(Collectors.toMap(
                        it -> it.id().externalId(), it -> it.media().facts().title()));
        var expected = truth.entrySet().stream()
                .collect(Collectors.toMap(it -> "" + it.getKey(), it -> "Content " + it.getValue()));
        return live.equals(expected) ? List.of() : List.of("in the store " + live + ", in the Arr " + expected);
    }

    private static void historyFaults(Title title, Map<String, HistoryEntry> entries, List<String> faults) {
        var media = title.media();
        for (long rev = 1; rev <= media.rev(); rev++) {
            if (!entries.containsKey(media.id() + ":" + rev)) {
                faults.add("no entry " + media.id() + ":" + rev);
            }
        }
        var last = entries.get(media.id() + ":" + media.rev());
        if (media.rev() > 0 && last != null && !(last.hash().equals(media.hash()) && last.live() == media.live())) {
            faults.add(last + " does not lead to " + media);
        }
        if (!title.unsent().isEmpty()) {
            faults.add("unsent: " + title.unsent());
        }
    }

    /** What a user decided stays: a decision that is in the history is in force. */
    private static List<String> intent(List<Title> stored, Collection<HistoryEntry> entries) {
        var decided = entries.stream()
                .filter(it -> it.what() == HistoryEntry.What.DECIDED)
                .map(HistoryEntry::mediaId)
                .collect(Collectors.toSet());
        return stored.stream()
                .filter(it -> decided.contains(it.id()) != (it.media().userMonitor() != null))
                .map(Title::toString)
                .toList();
    }
}
