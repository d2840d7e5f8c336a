package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.media.MediaId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What becomes of titles that are no more in the Arr: they go, or wait for a person. */
final class Removal {

    private static final int PAGE = 200;

    private final MediaDatabase database;
    private final TitleWriter titles;
    private final Holds holds;
    private final Budget budget;
    private final Fuse fuse;

    Removal(MediaDatabase database, TitleWriter titles, Holds holds, Fuse fuse) {
        this.database = database;
        this.titles = titles;
        this.holds = holds;
        this.budget = new Budget(database);
        this.fuse = fuse;
    }

    /** The decision that holds for this attempt: the one that stands there, or a new one. */
    Attempt.Decision decide(Attempt attempt, Attempt.Expected expected) {
        if (attempt.decision() != null) {
            return attempt.decision();
        }
        var key = attempt.key();
        var missing = database.notSeenSince(key.connectionId(), key.fence()).stream()
                .filter(it -> !expected.skippedIds().contains(it))
                .toList();
        var decision = decide(key.connectionId(), key.toString(), missing, expected.fuse(), expected.items() == 0);
        var decided = database.decide(key, decision).orElseGet(() -> database.openAttempt(key));
        return Objects.requireNonNull(decided.decision(), "A decision that was made is gone");
    }

    /**
     * What a person allowed may go. The others all go, or all wait.
     *
     * @param to whom the removals are granted: the same one is granted the same again
     * @param emptyList whether the Arr said that it has nothing at all, which only a person may believe
     */
    Attempt.Decision decide(
            ConnectionId connection, String to, List<String> missing, @Nullable RemovalFuse own, boolean emptyList) {
        if (missing.isEmpty()) {
            return new Attempt.Decision(List.of(), List.of());
        }
        var allowed = holds.of(connection).allowed();
        var others = missing.stream().filter(it -> !allowed.contains(it)).toList();
        if (others.isEmpty() || (!emptyList && budget.grants(connection, to, others.size(), fuse.with(own)))) {
            return new Attempt.Decision(missing, List.of());
        }
        return new Attempt.Decision(missing.stream().filter(allowed::contains).toList(), others);
    }

    /** Removes what was decided, but for titles that somebody saw since. Returns how many this run has removed. */
    int remove(Attempt.Key key, Attempt.Decision decision, Instant now) {
        var observer = new Observer(key.runId(), key.fence(), now);
        var ids = decision.removed();
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
