package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What becomes of the titles that a complete list does not hold. */
final class Removal {

    private static final int PAGE = 200;

    private final MediaDatabase database;
    private final TitleWriter titles;
    private final Fuse fuse;

    Removal(MediaDatabase database, TitleWriter titles, Fuse fuse) {
        this.database = database;
        this.titles = titles;
        this.fuse = fuse;
    }

    /** The decision that holds for this attempt: the one that stands there, or a new one. */
    Attempt.Decision decide(Attempt attempt, Attempt.Expected expected, Instant now) {
        if (attempt.decision() != null) {
            return attempt.decision();
        }
        var key = attempt.key();
        var connection = key.connectionId();
        var live = database.countLive(connection);
        var removed = database.countRemovedSince(connection, now.minus(fuse.window()));
        var missing = database.notSeenSince(connection, key.fence()).stream()
                .filter(it -> !expected.skippedIds().contains(it))
                .toList();
        var hold = fuse.blows(live, missing.size(), removed, expected.items() == 0);
        var decided =
                database.decide(key, new Attempt.Decision(hold, missing)).orElseGet(() -> database.openAttempt(key));
        return Objects.requireNonNull(decided.decision(), "A decision that was made is gone");
    }

    /** Removes what was decided, but for titles that somebody saw since. Returns how many this run has removed. */
    int remove(Attempt.Key key, Attempt.Decision decision, Instant now) {
        var observer = new Observer(key.runId(), key.fence(), now);
        var ids = decision.externalIds();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + PAGE)
                .mapToObj(from -> ids.subList(from, Math.min(from + PAGE, ids.size())))
                .mapToInt(page -> removePage(key, page, observer))
                .sum();
    }

    private int removePage(Attempt.Key key, List<String> page, Observer observer) {
        var ids = page.stream().map(it -> new MediaId(key.connectionId(), it)).toList();
        return titles.write(observer, look -> database.titles(ids).values().forEach(look::missing))
                .counts()
                .removed();
    }
}
