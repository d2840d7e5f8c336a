package io.arrgus.store.mongo;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.store.kernel.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * As {@link Attempt}; the id is run and attempt. Public, as the driver calls its constructor.
 *
 * @param writtenAt it expires some time after this
 */
public record AttemptDocument(
        @BsonId String id,
        String run,
        String attempt,
        String connection,
        RunKind kind,
        long fence,
        List<Integer> got,
        @Nullable Counts counts,
        boolean refused,
        @Nullable ExpectedDocument expected,
        @Nullable DecisionDocument decision,
        @Nullable Instant writtenAt) {

    /** As {@link Attempt.Expected}. */
    public record ExpectedDocument(
            int batches,
            boolean partial,
            int items,
            List<String> skippedIds,
            int skipped,
            @Nullable String digest,
            @Nullable FuseDocument fuse) {

        static ExpectedDocument of(Attempt.Expected expected) {
            return new ExpectedDocument(
                    expected.batches(),
                    expected.partial(),
                    expected.items(),
                    List.copyOf(expected.skippedIds()),
                    expected.skipped(),
                    expected.digest(),
                    FuseDocument.of(expected.fuse()));
        }

        Attempt.Expected expected() {
            return new Attempt.Expected(
                    batches,
                    partial,
                    items,
                    Set.copyOf(skippedIds),
                    skipped,
                    digest,
                    fuse == null ? null : new RemovalFuse(fuse.titles(), fuse.percent()));
        }
    }

    /** As {@link RemovalFuse}. */
    public record FuseDocument(int titles, double percent) {

        static @Nullable FuseDocument of(@Nullable RemovalFuse fuse) {
            return fuse == null ? null : new FuseDocument(fuse.titles(), fuse.percent());
        }
    }

    /** As {@link Attempt.Decision}. */
    public record DecisionDocument(List<String> removed, List<String> held) {

        static DecisionDocument of(Attempt.Decision decision) {
            return new DecisionDocument(decision.removed(), decision.held());
        }

        Attempt.Decision decision() {
            return new Attempt.Decision(removed, held);
        }
    }

    Attempt known() {
        var key = new Attempt.Key(new RunId(run), new AttemptId(attempt), new ConnectionId(connection), kind, fence);
        return new Attempt(
                key,
                Set.copyOf(got),
                Objects.requireNonNullElse(counts, Counts.NONE),
                refused,
                expected == null ? null : expected.expected(),
                decision == null ? null : decision.decision());
    }
}
