package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kernel's database in maps, for one thread at a time. */
final class InMemoryDatabase implements MediaDatabase {

    final Map<MediaId, Title> media = new HashMap<>();
    final Map<String, HistoryEntry> history = new TreeMap<>();
    private final Map<ConnectionId, LibraryState> states = new HashMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Map<ConnectionId, Hold> holds = new HashMap<>();
    private final Map<ConnectionId, Grants> grants = new HashMap<>();
    private final Set<MediaId> marked = new HashSet<>();
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");

    @Override
    public Instant now() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public LibraryState touch(ConnectionId connection, long fence) {
        var s = state(connection);
        return put(
                connection,
                new LibraryState(
                        s.floor(),
                        s.by(),
                        Math.max(s.touched(), fence),
                        s.late(),
                        s.finished(),
                        s.digest(),
                        s.digestFence()));
    }

    @Override
    public LibraryState state(ConnectionId connection) {
        return states.getOrDefault(connection, LibraryState.NONE);
    }

    @Override
    public void raiseLate(ConnectionId connection, long floor) {
        var s = state(connection);
        put(
                connection,
                new LibraryState(
                        s.floor(),
                        s.by(),
                        s.touched(),
                        Math.max(s.late(), floor),
                        s.finished(),
                        s.digest(),
                        s.digestFence()));
    }

    @Override
    public boolean raiseFloor(ConnectionId connection, long fence, AttemptId attempt) {
        var s = states.get(connection);
        if (s == null || s.floor() >= fence) {
            return false;
        }
        put(
                connection,
                new LibraryState(fence, attempt, s.touched(), s.late(), s.finished(), s.digest(), s.digestFence()));
        return true;
    }

    @Override
    public boolean closeUnchanged(ConnectionId connection, LibraryState read, long fence, AttemptId attempt) {
        var s = state(connection);
        var same = s.floor() == read.floor()
                && s.touched() == read.touched()
                && s.late() == read.late()
                && Objects.equals(s.digest(), read.digest())
                && s.digestFence() == read.digestFence();
        if (same) {
            put(connection, new LibraryState(fence, attempt, fence, s.late(), s.finished(), s.digest(), fence));
        }
        return same;
    }

    @Override
    public Optional<LibraryState> closeRun(ConnectionId connection, long fence, @Nullable String digest) {
        var s = state(connection);
        if (digest != null && s.digestFence() > fence) {
            return Optional.empty();
        }
        var claimed = digest != null;
        return Optional.of(put(
                connection,
                new LibraryState(
                        s.floor(),
                        s.by(),
                        s.touched(),
                        s.late(),
                        Math.max(s.finished(), fence),
                        claimed ? digest : s.digest(),
                        claimed ? fence : s.digestFence())));
    }

    @Override
    public void closeLibrary(ConnectionId connection, long floor) {
        var s = state(connection);
        put(
                connection,
                new LibraryState(
                        Math.max(s.floor(), floor),
                        s.by(),
                        Math.max(s.touched(), floor),
                        s.late(),
                        s.finished(),
                        s.digest(),
                        s.digestFence()));
    }

    @Override
    public Map<MediaId, Title> titles(Collection<MediaId> ids) {
        return ids.stream().filter(media::containsKey).distinct().collect(Collectors.toMap(it -> it, media::get));
    }

    @Override
    public List<Title> titlesByArrId(ConnectionId connection, Collection<Integer> arrIds) {
        return of(connection)
                .filter(it -> arrIds.contains(it.media().facts().arrId()))
                .toList();
    }

    @Override
    public List<Title> liveTitles(ConnectionId connection, int limit) {
        return live(connection).limit(limit).toList();
    }

    @Override
    public List<String> notSeenSince(ConnectionId connection, long fence) {
        return live(connection)
                .filter(it -> it.media().fence() < fence)
                .map(it -> it.id().externalId())
                .toList();
    }

    @Override
    public long countLive(ConnectionId connection) {
        return live(connection).count();
    }

    @Override
    public Grants grants(ConnectionId connection) {
        return grants.getOrDefault(connection, Grants.NONE);
    }

    @Override
    public boolean grant(ConnectionId connection, Grants next) {
        var isNext = grants(connection).version() + 1 == next.version();
        if (isNext) {
            grants.put(connection, next);
        }
        return isNext;
    }

    @Override
    public boolean write(List<TitleWrite> writes) {
        return writes.stream().map(this::write).toList().stream().allMatch(done -> done);
    }

    private boolean write(TitleWrite write) {
        var now = media.get(write.id());
        return switch (write) {
            case TitleWrite.Create(var title) -> now == null && put(title);
            case TitleWrite.Change(var before, var after, var entry) ->
                now != null
                        && asRead(now, before)
                        && now.media().rev() == before.media().rev()
                        && unmark(after)
                        && put(with(now, content(now.media(), after.media()), after.lastChange(), entry));
            case TitleWrite.Advance(var before, var fence) ->
                now != null
                        && asRead(now, before)
                        && put(new Title(fenced(now.media(), fence), now.lastChange(), now.unsent()));
            case TitleWrite.Decide(var before, var after, var entry) ->
                now != null
                        && now.media().live()
                        && now.media().rev() == before.media().rev()
                        && put(with(now, intent(now.media(), after.media()), now.lastChange(), entry));
        };
    }

    private boolean put(Title title) {
        media.put(title.id(), title);
        return true;
    }

    private boolean unmark(Title title) {
        marked.remove(title.id());
        return true;
    }

    private static boolean asRead(Title now, Title read) {
        return now.media().hash().equals(read.media().hash())
                && now.media().live() == read.media().live()
                && now.media().fence() == read.media().fence();
    }

    private static Title with(Title now, Media media, Title.LastChange change, HistoryEntry entry) {
        return new Title(media, change, Outbox.with(now, entry));
    }

    private static Media content(Media now, Media after) {
        return new Media(
                now.id(),
                after.facts(),
                after.hash(),
                after.live(),
                after.fence(),
                after.rev(),
                after.ruledMonitor(),
                now.userMonitor(),
                now.userTrailerId(),
                now.addedAt(),
                after.updatedAt(),
                after.removedAt());
    }

    private static Media intent(Media now, Media after) {
        return new Media(
                now.id(),
                now.facts(),
                now.hash(),
                now.live(),
                now.fence(),
                after.rev(),
                now.ruledMonitor(),
                after.userMonitor(),
                after.userTrailerId(),
                now.addedAt(),
                after.updatedAt(),
                now.removedAt());
    }

    private static Media fenced(Media now, long fence) {
        return new Media(
                now.id(),
                now.facts(),
                now.hash(),
                now.live(),
                fence,
                now.rev(),
                now.ruledMonitor(),
                now.userMonitor(),
                now.userTrailerId(),
                now.addedAt(),
                now.updatedAt(),
                now.removedAt());
    }

    @Override
    public void record(List<HistoryEntry> entries) {
        entries.forEach(it -> history.putIfAbsent(it.id(), it));
    }

    @Override
    public void recordImport(ConnectionId connection, RunId run, long fence, Instant at, long titles) {
        // Nobody looks at it here.
    }

    @Override
    public void strikeOff(List<HistoryEntry> sent) {
        var ids = sent.stream().map(HistoryEntry::id).collect(Collectors.toSet());
        sent.stream().map(HistoryEntry::mediaId).distinct().map(media::get).forEach(title -> {
            var left =
                    title.unsent().stream().filter(it -> !ids.contains(it.id())).toList();
            put(new Title(title.media(), title.lastChange(), left));
        });
    }

    @Override
    public List<Title> unsentSince(Instant before, int limit) {
        return media.values().stream()
                .filter(it -> it.unsent().stream().anyMatch(entry -> entry.at().isBefore(before)))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Attempt> addBatch(Attempt.Key key, int number, Counts counts, boolean refused) {
        var a = attempts.get(key.toString());
        if (a == null || a.got().contains(number)) {
            return Optional.empty();
        }
        var got = new HashSet<>(a.got());
        got.add(number);
        return Optional.of(put(new Attempt(
                a.key(), got, sum(a.counts(), counts), a.refused() || refused, a.expected(), a.decision())));
    }

    @Override
    public Attempt openAttempt(Attempt.Key key) {
        return attempts.computeIfAbsent(
                key.toString(), _ -> new Attempt(key, Set.of(), Counts.NONE, false, null, null));
    }

    @Override
    public Attempt expect(Attempt.Key key, Attempt.Expected expected) {
        var a = openAttempt(key);
        return put(new Attempt(a.key(), a.got(), a.counts(), a.refused(), expected, a.decision()));
    }

    @Override
    public Optional<Attempt> decide(Attempt.Key key, Attempt.Decision decision) {
        var a = attempts.get(key.toString());
        if (a == null || a.decision() != null) {
            return Optional.empty();
        }
        return Optional.of(put(new Attempt(a.key(), a.got(), a.counts(), a.refused(), a.expected(), decision)));
    }

    @Override
    public long countAttempts(RunId run) {
        return attempts.values().stream()
                .filter(it -> it.key().runId().equals(run))
                .count();
    }

    @Override
    public void forgetAttempts(Instant untouchedSince) {
        // No history of this test is that long.
    }

    @Override
    public Hold hold(ConnectionId connection) {
        return holds.getOrDefault(connection, Hold.none(connection));
    }

    @Override
    public boolean putHold(Hold hold) {
        var isNext = hold(hold.connectionId()).version() + 1 == hold.version();
        if (isNext) {
            holds.put(hold.connectionId(), hold);
        }
        return isNext;
    }

    @Override
    public List<Hold> owingHolds(int limit) {
        return holds.values().stream().filter(Hold::owed).limit(limit).toList();
    }

    @Override
    public void markForPurge(Instant removedBefore) {
        media.values().stream()
                .map(Title::media)
                .filter(it -> it.removedAt() != null && it.removedAt().isBefore(removedBefore))
                .forEach(it -> marked.add(it.id()));
    }

    @Override
    public List<Title> markedForPurge(int limit) {
        return marked.stream().map(media::get).limit(limit).toList();
    }

    @Override
    public void forgetHistory(List<Title> titles) {
        titles.forEach(title -> history.values()
                .removeIf(it -> it.mediaId().equals(title.id())
                        && it.rev() <= title.media().rev()));
    }

    @Override
    public void purge(List<Title> read) {
        read.stream()
                .filter(it -> marked.contains(it.id())
                        && media.get(it.id()).media().rev() == it.media().rev())
                .forEach(it -> {
                    marked.remove(it.id());
                    media.remove(it.id());
                });
    }

    private LibraryState put(ConnectionId connection, LibraryState state) {
        states.put(connection, state);
        return state;
    }

    private Attempt put(Attempt attempt) {
        attempts.put(attempt.key().toString(), attempt);
        return attempt;
    }

    private Stream<Title> of(ConnectionId connection) {
        return media.values().stream().filter(it -> it.id().connectionId().equals(connection));
    }

    private Stream<Title> live(ConnectionId connection) {
        return of(connection).filter(it -> it.media().live());
    }

    private static Counts sum(Counts a, Counts b) {
        return new Counts(
                a.seen() + b.seen(),
                a.created() + b.created(),
                a.changed() + b.changed(),
                a.unchanged() + b.unchanged(),
                a.restored() + b.restored(),
                a.removed() + b.removed(),
                a.held() + b.held(),
                a.skipped() + b.skipped(),
                a.refused() + b.refused());
    }
}
