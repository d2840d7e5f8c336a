package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.SkippedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One random life of a library. Several stores take messages from one queue in any order, are interrupted between any
 * two database operations, crash and get their message again; workers die in the middle of a list and fetch again; the
 * Arr changes meanwhile; ITEMS runs overtake FULL runs; runs are given up and end late; the shortcut is on; users
 * decide; removals are held, approved, dismissed; days pass. In the end it is quiet, and all must be right.
 */
final class RandomHistory {

    private static final ConnectionId LIBRARY = new ConnectionId("library");
    private static final int BATCH = 3;

    private final Random random;
    private final ShiftedClock clock;
    private final MediaDatabase database;
    private final RandomArr arr;
    private final Judge judge;
    private final int mayGo;
    private final Journal journal;
    private final List<Delivery> queue = new ArrayList<>();
    private final List<AtWork> stores = new ArrayList<>();
    private long fence;
    private int started;

    /**
     * Something that a store is to do.
     *
     * @param run whose message it is; null if it is no run's
     */
    private record Delivery(String name, Judge.@Nullable Seen run, Consumer<Kernel> work) {}

    private record AtWork(int number, Delivery delivery, Stepped work) {}

    /** @param journal is told what happens */
    RandomHistory(long seed, MediaDatabase database, Journal journal) {
        this.random = new Random(seed);
        this.clock = new ShiftedClock(database);
        this.database = clock.database();
        this.arr = new RandomArr(random);
        this.mayGo = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(4);
        this.judge = new Judge(mayGo);
        this.journal = journal;
    }

    /** Lives through it. Returns what is wrong in the end. */
    List<String> live(Supplier<List<Title>> titles, Supplier<List<HistoryEntry>> history) {
        journal.say(() -> "The Arr has " + arr.list() + ", " + mayGo + " titles may go");
        for (int runs = 2 + random.nextInt(4); runs > 0; runs--) {
            busyRun();
            quietTime();
        }
        drain();
        judge.judgeRemovals(titles.get());
        calmDown();
        judge.judgeRemovals(titles.get());
        judge.judgeFuse();
        judge.judgeTruth(titles.get(), database.hold(LIBRARY).titles(), arr.list());
        personBelievesTheArr();
        judge.judgeTruth(titles.get(), Set.of(), arr.list());
        judge.judgeHistory(titles.get(), history.get());
        return judge.faults();
    }

    private void busyRun() {
        var full = ++fence;
        var known = claim();
        for (int attempt = 0, attempts = List.of(1, 1, 1, 2, 3).get(random.nextInt(5)); attempt < attempts; attempt++) {
            fetch(full, attempt, random.nextDouble() < .6 ? Integer.MAX_VALUE : random.nextInt(4), known, false);
            times(random.nextInt(4), this::arrChanges);
            times(random.nextInt(3), this::overtake);
            times(random.nextInt(2), this::somebodyElse);
            times(random.nextInt(random.nextInt(3) == 0 ? 300 : 61), () -> {
                if (!queue.isEmpty() || !stores.isEmpty()) {
                    step(true);
                }
            });
        }
    }

    private void arrChanges() {
        var change = arr.change();
        journal.say(() -> "The Arr " + change);
    }

    private static void times(int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            what.run();
        }
    }

    /**
     * Sometimes all that is under way ends, and the Arr is as it was read; sometimes so much time passes that fuse or
     * tombstones do not remember what was before.
     */
    private void quietTime() {
        var what = random.nextDouble();
        if (what < .5) {
            drain();
            judge.judgeHold(database.hold(LIBRARY));
        }
        if (what < .3) {
            quietRun();
            judge.judgeHold(database.hold(LIBRARY));
        }
        if (what < .15) {
            clock.pass(random.nextBoolean() ? Duration.ofHours(25) : Duration.ofDays(31));
            journal.say(() -> "Time passes");
        }
    }

    private void drain() {
        while (!queue.isEmpty() || !stores.isEmpty()) {
            step(false);
        }
    }

    /** Three runs without any trouble, and a sweep for what a crash left on titles that no run came back to. */
    private void calmDown() {
        journal.say(() -> "It is quiet; the Arr has " + arr.list());
        clock.pass(Duration.ofMinutes(2));
        queue.add(sweep());
        drain();
        times(3, this::quietRun);
    }

    private void quietRun() {
        fetch(++fence, 0, Integer.MAX_VALUE, claim(), true);
        drain();
    }

    private void personBelievesTheArr() {
        var hold = database.hold(LIBRARY);
        if (hold.state() != null) {
            queue.add(approval(hold.revision(), null));
            drain();
            quietRun();
        }
    }

    private @Nullable String claim() {
        return database.state(LIBRARY).claim().orElse(null);
    }

    /** Whoever is neither Arr nor worker. */
    private void somebodyElse() {
        var what = random.nextDouble();
        if (what < .4) {
            person();
        } else if (what < .7) {
            var id = new MediaId(LIBRARY, "" + arr.anyId());
            queue.add(new Delivery("decision on " + id, null, it -> it.decide(id, new MediaUpdate(false, null))));
        } else if (what < .9) {
            queue.add(sweep());
        } else {
            var closed = new ConnectionClosed(LIBRARY, ++fence, false);
            queue.add(new Delivery("closing " + fence, null, it -> it.on(closed)));
        }
    }

    /** Looks at what waits now. What follows from that comes later. */
    private void person() {
        var hold = database.hold(LIBRARY);
        var waiting = List.copyOf(hold.titles());
        if (waiting.isEmpty()) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> queue.add(approval(hold.revision(), null));
            case 1 -> queue.add(approval(null, waiting.subList(0, 1 + random.nextInt(waiting.size()))));
            default ->
                queue.add(new Delivery("dismissal of " + waiting, null, it -> it.dismiss(LIBRARY, hold.revision())));
        }
    }

    private static Delivery approval(@Nullable String revision, @Nullable List<String> externalIds) {
        return new Delivery(
                "approval of " + (externalIds == null ? revision : externalIds),
                null,
                it -> it.approve(LIBRARY, revision, externalIds));
    }

    private static Delivery sweep() {
        return new Delivery("sweep", null, kernel -> {
            kernel.sweep();
            kernel.owing().forEach(kernel::asked);
        });
    }

    /** An ITEMS run of a few titles; sometimes it is fetched twice. */
    private void overtake() {
        fence++;
        var ids = new TreeSet<Integer>();
        times(1 + random.nextInt(3), () -> ids.add(arr.anyId()));
        for (int attempt = 0, attempts = 1 + random.nextInt(5) / 4; attempt < attempts; attempt++) {
            var truth = arr.list();
            var seen = ids.stream()
                    .filter(truth::containsKey)
                    .map(it -> RandomArr.film(it, truth.get(it)))
                    .toList();
            var gone = ids.stream().filter(it -> !truth.containsKey(it)).toList();
            deliver(batch(RunKind.ITEMS, fence, attempt, 0, seen, gone), seenBy(fence, truth, ids, Set.of()));
            deliver(
                    end(RunKind.ITEMS, fence, attempt, SyncFetched.Result.COMPLETE, 1, ids.size(), Set.of(), null),
                    null);
            if (attempt + 1 < attempts) {
                arrChanges();
            }
        }
    }

    private void fetch(long full, int attempt, int diesBefore, @Nullable String known, boolean quiet) {
        var truth = arr.list();
        var digest = truth.toString();
        if (digest.equals(known)) {
            deliver(
                    end(RunKind.FULL, full, attempt, SyncFetched.Result.UNCHANGED, 0, truth.size(), Set.of(), digest),
                    seenBy(full, truth, truth.keySet(), Set.of()));
            return;
        }
        var skipped = new HashSet<String>();
        var batches = batches(full, attempt, truth, skipped, quiet);
        var run = seenBy(full, truth, truth.keySet(), skipped);
        batches.stream().limit(diesBefore).forEach(it -> deliver(it, run));
        if (batches.size() <= diesBefore) {
            deliver(
                    end(
                            RunKind.FULL,
                            full,
                            attempt,
                            SyncFetched.Result.COMPLETE,
                            batches.size(),
                            truth.size() - skipped.size(),
                            skipped,
                            digest),
                    run);
        }
    }

    private static Judge.Seen seenBy(long fence, Map<Integer, Integer> truth, Set<Integer> asked, Set<String> skipped) {
        var list = asked.stream()
                .filter(truth::containsKey)
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Judge.Seen(fence, list, skipped);
    }

    private List<MediaStatusEvent> batches(
            long full, int attempt, Map<Integer, Integer> truth, Set<String> skipped, boolean quiet) {
        var ids = List.copyOf(truth.keySet());
        var batches = new ArrayList<MediaStatusEvent>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            var seen = new ArrayList<MediaCreate>();
            for (var id : ids.subList(from, Math.min(from + BATCH, ids.size()))) {
                if (!quiet && random.nextDouble() < .04) {
                    skipped.add("" + id);
                } else {
                    seen.add(RandomArr.film(id, truth.get(id)));
                }
            }
            batches.add(batch(RunKind.FULL, full, attempt, batches.size(), seen, List.of()));
        }
        return batches;
    }

    private MediaStatusEvent batch(
            RunKind kind, long run, int attempt, int number, List<MediaCreate> seen, List<Integer> gone) {
        return new MediaStatusEvent(
                new RunId("run-" + run),
                new AttemptId("" + attempt),
                LIBRARY,
                kind,
                run,
                number,
                MonitorType.MISSING,
                seen,
                gone,
                ownFuse());
    }

    private SyncFetched end(
            RunKind kind,
            long run,
            int attempt,
            SyncFetched.Result result,
            int batches,
            int items,
            Set<String> skipped,
            @Nullable String digest) {
        return new SyncFetched(
                new RunId("run-" + run),
                new AttemptId("" + attempt),
                LIBRARY,
                kind,
                run,
                result,
                batches,
                items,
                skipped.stream()
                        .map(it -> new SkippedItem(it, null, "unreadable"))
                        .toList(),
                digest,
                null,
                ownFuse());
    }

    private RemovalFuse ownFuse() {
        return new RemovalFuse(mayGo, 0);
    }

    private void deliver(MediaStatusEvent batch, Judge.Seen run) {
        var what = batch.seen().stream()
                .map(it -> it.externalId() + " is " + it.facts().title())
                .collect(Collectors.joining(", "));
        var name = batch.kind() + " " + batch.fence() + ":" + batch.attemptId() + " batch " + batch.number() + ": "
                + what + (batch.goneArrIds().isEmpty() ? "" : ", gone " + batch.goneArrIds());
        queue(new Delivery(name, run, it -> it.on(batch)));
    }

    private void deliver(SyncFetched end, Judge.@Nullable Seen run) {
        var name = end.kind() + " " + end.fence() + ":" + end.attemptId() + " end: " + end.result() + ", batches "
                + end.batches() + (end.skipped().isEmpty() ? "" : ", skipped " + end.skipped());
        queue(new Delivery(name, run, it -> it.on(end)));
    }

    private void queue(Delivery delivery) {
        journal.say(() -> "Sent: " + delivery.name());
        queue.add(delivery);
    }

    private void step(boolean crashes) {
        if (!queue.isEmpty() && (stores.isEmpty() || (stores.size() < 3 && random.nextDouble() < .3))) {
            start(queue.remove(random.nextInt(queue.size())));
            return;
        }
        var at = random.nextInt(stores.size());
        var store = stores.get(at);
        if (store.work().isOver()) {
            stores.remove(at);
        } else if (crashes && random.nextDouble() < .02) {
            store.work().kill();
            journal.say(() -> "Store " + store.number() + " dies");
            stores.remove(at);
            queue.add(store.delivery());
        } else {
            store.work().step();
        }
    }

    private void start(Delivery delivery) {
        if (random.nextDouble() < .1) {
            queue.add(delivery);
        }
        var number = ++started;
        journal.say(() -> "Store " + number + " takes " + delivery.name());
        var fuse = new Fuse(Duration.ofDays(1), 0, 0, Integer.MAX_VALUE);
        stores.add(new AtWork(
                number,
                delivery,
                new Stepped(
                        database,
                        (call, result) -> {
                            judge.watch(delivery.run(), call, result);
                            journal.say(number, call, result);
                        },
                        random,
                        port -> delivery.work()
                                .accept(new Kernel(port, fuse, Library.TOMBSTONES, Library.UNWATCHED)))));
    }
}
