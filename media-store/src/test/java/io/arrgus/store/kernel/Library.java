package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.store.kernel.HistoryEntry.What;
import io.arrgus.store.mongo.RealDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One library on a real database, and words for what happens to it. The fence names the run. */
final class Library {

    static final ConnectionId ID = new ConnectionId("films");
    static final Fuse USUAL = new Fuse(Duration.ofDays(1), 10, 5, 3);
    static final Duration TOMBSTONES = Duration.ofDays(30);

    static final Pace UNWATCHED = (_, _, _) -> {};

    final RealDatabase database;
    final Kernel kernel;
    MonitorType rule = MonitorType.MISSING;

    @Nullable
    RemovalFuse fuse;

    /** Begins with an empty database. */
    Library(RealDatabase database) {
        database.clear();
        this.database = database;
        this.kernel = kernelOn(database.port());
    }

    static Kernel kernelOn(MediaDatabase database) {
        return new Kernel(database, USUAL, TOMBSTONES, UNWATCHED);
    }

    static MediaCreate[] films(int from, int to) {
        return IntStream.range(from, to).mapToObj(it -> film(it, "Film " + it)).toArray(MediaCreate[]::new);
    }

    static MediaId id(int tmdbId) {
        return new MediaId(ID, "" + tmdbId);
    }

    /** A whole FULL run whose list is this. */
    SyncApplied full(long fence, MediaCreate... list) {
        return full(fence, "a", List.of(), list);
    }

    SyncApplied full(long fence, String attempt, List<SkippedItem> skipped, MediaCreate... list) {
        var batches = batches(fence, attempt, list);
        batches.forEach(kernel::on);
        return kernel.on(complete(fence, attempt, batches.size(), list.length, skipped))
                .orElseThrow();
    }

    List<MediaStatusEvent> batches(long fence, String attempt, MediaCreate... list) {
        var size = 10;
        return IntStream.range(0, (list.length + size - 1) / size)
                .mapToObj(number -> batch(
                        fence,
                        attempt,
                        number,
                        Arrays.copyOfRange(list, number * size, Math.min(list.length, (number + 1) * size))))
                .toList();
    }

    MediaStatusEvent batch(long fence, String attempt, int number, MediaCreate... seen) {
        return new MediaStatusEvent(
                run(fence),
                new AttemptId(attempt),
                ID,
                RunKind.FULL,
                fence,
                number,
                rule,
                List.of(seen),
                List.of(),
                fuse);
    }

    SyncFetched complete(long fence, String attempt, int batches, int items, List<SkippedItem> skipped) {
        return fetched(
                fence, attempt, RunKind.FULL, SyncFetched.Result.COMPLETE, batches, items, skipped, "digest-" + fence);
    }

    SyncFetched partial(long fence, int batches, int items) {
        return fetched(fence, "a", RunKind.FULL, SyncFetched.Result.PARTIAL, batches, items, List.of(), null);
    }

    SyncApplied unchanged(long fence, String attempt, String digest) {
        return kernel.on(unchangedEnd(fence, attempt, digest)).orElseThrow();
    }

    SyncFetched unchangedEnd(long fence, String attempt, String digest) {
        return fetched(fence, attempt, RunKind.FULL, SyncFetched.Result.UNCHANGED, 0, 7, List.of(), digest);
    }

    private SyncFetched fetched(
            long fence,
            String attempt,
            RunKind kind,
            SyncFetched.Result result,
            int batches,
            int items,
            List<SkippedItem> skipped,
            String digest) {
        return new SyncFetched(
                run(fence),
                new AttemptId(attempt),
                ID,
                kind,
                fence,
                result,
                batches,
                items,
                skipped,
                digest,
                null,
                fuse);
    }

    /** A whole ITEMS run that saw these titles. */
    SyncApplied items(long fence, MediaCreate... seen) {
        return items(fence, List.of(seen), List.of());
    }

    SyncApplied gone(long fence, Integer... arrIds) {
        return items(fence, List.of(), List.of(arrIds));
    }

    SyncApplied items(long fence, List<MediaCreate> seen, List<Integer> gone) {
        kernel.on(itemsBatch(fence, seen, gone));
        return kernel.on(itemsEnd(fence)).orElseThrow();
    }

    MediaStatusEvent itemsBatch(long fence, List<MediaCreate> seen, List<Integer> gone) {
        return new MediaStatusEvent(
                run(fence), new AttemptId("a"), ID, RunKind.ITEMS, fence, 0, rule, seen, gone, fuse);
    }

    SyncFetched itemsEnd(long fence) {
        return fetched(fence, "a", RunKind.ITEMS, SyncFetched.Result.COMPLETE, 1, 1, List.of(), null);
    }

    LibraryClosed closed(long fence, boolean deleted) {
        return kernel.on(new ConnectionClosed(ID, fence, deleted));
    }

    static RunId run(long fence) {
        return new RunId("run-" + fence);
    }

    Title title(int tmdbId) {
        return find(tmdbId).orElseThrow();
    }

    Media media(int tmdbId) {
        return title(tmdbId).media();
    }

    Optional<Title> find(int tmdbId) {
        return database.titles().stream()
                .filter(it -> it.id().equals(id(tmdbId)))
                .findFirst();
    }

    /** The tmdb ids of all living titles. */
    Set<Integer> live() {
        return database.titles().stream()
                .filter(it -> it.media().live())
                .map(it -> Integer.valueOf(it.id().externalId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Stream<HistoryEntry> entries(int tmdbId) {
        return database.history().stream()
                .filter(it -> it.mediaId().equals(id(tmdbId)))
                .sorted(Comparator.comparingLong(HistoryEntry::rev));
    }

    List<What> whatHappenedTo(int tmdbId) {
        return entries(tmdbId).map(HistoryEntry::what).toList();
    }

    Hold hold() {
        return database.port().hold(ID);
    }

    /** External ids of what waits. */
    Set<Integer> held() {
        return hold().titles().stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    LibraryState state() {
        return database.port().state(ID);
    }
}
