package io.arrgus.store.kernel;

import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.Counts;
import java.time.Duration;
import java.util.Optional;

/**
 * What can happen to a library. Each of these may come twice, late, out of order and beside any other, in this
 * process and in others; each has had its effect when it returns.
 */
public final class Kernel {

    private static final int SWEEP_PAGE = 100;
    private static final Duration CRASHED = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofDays(14);

    private final MediaDatabase database;
    private final Outbox outbox;
    private final Applying applying;
    private final Fetches fetches;
    private final Finishing finishing;
    private final Closing closing;
    private final Deciding deciding;

    public Kernel(MediaDatabase database, Fuse fuse) {
        this.database = database;
        this.outbox = new Outbox(database);
        var titles = new TitleWriter(database, outbox);
        this.closing = new Closing(database, titles);
        this.applying = new Applying(database, titles, closing);
        this.fetches = new Fetches(database);
        this.finishing = new Finishing(database, new Removal(database, titles, fuse));
        this.deciding = new Deciding(database, outbox);
    }

    /** @param end of the run, if this batch was the last that was missing */
    public record Applied(Counts counts, Optional<SyncApplied> end) {}

    /** One batch of observations. */
    public Applied on(MediaStatusEvent batch) {
        var applied = applying.apply(batch);
        return new Applied(applied.counts(), finishing.finish(applied.attempt()));
    }

    /** The end of a fetch. Returns the end of the run, if nothing of it is missing. */
    public Optional<SyncApplied> on(SyncFetched fetched) {
        return switch (fetched.result()) {
            case UNCHANGED -> Optional.of(fetches.unchanged(fetched));
            case COMPLETE, PARTIAL -> finishing.finish(fetches.expect(fetched));
            case FAILED -> Optional.empty();
        };
    }

    /** The end of a connection, or of what it was. */
    public LibraryClosed on(ConnectionClosed closed) {
        return closing.close(closed);
    }

    /** What a user or a tool decides about a title; empty if there is no such title. */
    public Optional<Media> decide(MediaId id, MediaUpdate update) {
        return deciding.decide(id, update);
    }

    /** Finishes what crashes left behind, and forgets attempts that nobody needs any more. */
    public void sweep() {
        var now = database.now();
        while (outbox.sweep(now.minus(CRASHED), SWEEP_PAGE)) {
            // page by page
        }
        database.forgetAttempts(now.minus(FORGOTTEN));
    }
}
