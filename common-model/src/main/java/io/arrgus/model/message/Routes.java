package io.arrgus.model.message;

import io.arrgus.model.run.RunKind;

/**
 * Where messages are published. An exchange is part of the contract; a queue is private to its consumer, who binds it.
 * All exchanges are durable and direct.
 */
public final class Routes {

    /** To the workers: {@link SyncRequest}, by {@link #keyOf kind}. */
    public static final String SYNC = "arrgus.sync";

    /** To the stores: {@link MediaStatusEvent} and {@link SyncFetched} by {@link #keyOf kind}, {@link ConnectionClosed} with the ITEMS. */
    public static final String MEDIA = "arrgus.media";

    /** To the schedulers, with {@link #REPORT}: {@link SyncProgress}, {@link SyncFetched}, {@link SyncApplied}, {@link LibraryClosed},
     * {@link SyncWanted}. */
    public static final String REPORTS = "arrgus.reports";

    /** With {@link #PARK}: what could not be processed, kept for a person. */
    public static final String PARKED = "arrgus.parked";

    public static final String REPORT = "report";
    public static final String PARK = "parked";

    private static final String FULL = "full";
    private static final String ITEMS = "items";

    private Routes() {}

    /** Interactive work has its own way at both hops, so that a long FULL run never delays it. */
    public static String keyOf(RunKind kind) {
        return switch (kind) {
            case FULL -> FULL;
            case ITEMS -> ITEMS;
        };
    }
}
