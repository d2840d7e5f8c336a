package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.Counts;
import io.arrgus.store.kernel.Pace.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a library. Each of these may come twice, late, out of order and beside any other, in this
 * process and in others; each has had its effect when it returns.
 */
public final class Kernel {

    private static final int SWEEP_PAGE = 100;
    private static final Duration CRASHED = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofDays(14);

    private final MediaDatabase database;
    private final Pace pace;
    private final Outbox outbox;
    private final Applying applying;
    private final Fetches fetches;
    private final Finishing finishing;
    private final Closing closing;
    private final Deciding deciding;
    private final Holds holds;
    private final Purging purging;

    /** @param tombstonesFor how long a removed title is remembered */
    public Kernel(MediaDatabase database, Fuse fuse, Duration tombstonesFor, Pace pace) {
        this.database = database;
        this.pace = pace;
        this.outbox = new Outbox(database);
        this.purging = new Purging(database, tombstonesFor);
        this.holds = new Holds(database);
        var titles = new TitleWriter(database, outbox);
        var removal = new Removal(database, titles, holds, fuse);
        this.closing = new Closing(database, titles, holds);
        this.applying = new Applying(database, titles, removal, holds, closing);
        this.fetches = new Fetches(database);
        this.finishing = new Finishing(database, removal, holds);
        this.deciding = new Deciding(database, outbox);
    }

    /**
     * What a batch did.
     *
     * @param late observations that were dropped, as a newer FULL run had ended
     * @param end of the run, if this batch was the last that was missing
     */
    public record Applied(Counts counts, int late, Optional<SyncApplied> end) {}

    /** One batch of observations. */
    public Applied on(MediaStatusEvent batch) {
        var begun = System.nanoTime();
        var applied = applying.apply(batch);
        pace.took(batch.kind(), Step.APPLY, since(begun));
        return new Applied(applied.counts(), applied.late(), finish(() -> finishing.finish(applied.attempt())));
    }

    /** The end of a fetch. Returns the end of the run, if nothing of it is missing. */
    public Optional<SyncApplied> on(SyncFetched fetched) {
        return switch (fetched.result()) {
            case UNCHANGED -> finish(() -> Optional.of(fetches.unchanged(fetched)));
            case COMPLETE, PARTIAL -> finish(() -> finishing.finish(fetches.expect(fetched)));
            case FAILED -> Optional.empty();
        };
    }

    private Optional<SyncApplied> finish(Supplier<Optional<SyncApplied>> finishing) {
        var begun = System.nanoTime();
        var end = finishing.get();
        end.ifPresent(it -> pace.took(it.kind(), Step.FINISH, since(begun)));
        return end;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The end of a connection, or of what it was. */
    public LibraryClosed on(ConnectionClosed closed) {
        return closing.close(closed);
    }

    /** What a user or a tool decides about a title; empty if there is no such title. */
    public Optional<Media> decide(MediaId id, MediaUpdate update) {
        return deciding.decide(id, update);
    }

    /**
     * A person allows titles that wait to go. It removes nothing: the next complete FULL run, also one that is under way,
     * removes those that are missing in its list too. It voids the word for the others, and so does an ITEMS run that
     * finds one of them.
     *
     * @param revision of the set that the person saw; null if the titles are named
     * @param externalIds which of them may go; null for all
     */
    public HoldAnswer approve(
            ConnectionId connection, @Nullable String revision, @Nullable Collection<String> externalIds) {
        return holds.approve(connection, revision, externalIds);
    }

    /**
     * A person wants to hear no more of the titles that wait, as long as they are the same.
     *
     * @param revision of the set that the person saw; null for whatever waits now
     */
    public HoldAnswer dismiss(ConnectionId connection, @Nullable String revision) {
        return holds.dismiss(connection, revision);
    }

    /** Connections for which a FULL run is to be asked, as something was allowed. */
    public List<Hold> owing() {
        return holds.owing();
    }

    /** Somebody was asked for the run that {@code hold} owed. */
    public void asked(Hold hold) {
        holds.asked(hold);
    }

    /** Finishes what crashes left behind, and forgets what nobody needs any more. */
    public void sweep() {
        var now = database.now();
        while (outbox.sweep(now.minus(CRASHED), SWEEP_PAGE)) {
            // page by page
        }
        purging.sweep(now);
        database.forgetAttempts(now.minus(FORGOTTEN));
    }
}
