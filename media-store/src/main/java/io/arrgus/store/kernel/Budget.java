package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;

/**
 * Grants removals, as many as the fuse allows within its window. A grant is noted before its first title goes, by a
 * write that fails if somebody else was granted something meanwhile: however many stores are at work, together they
 * stay within the fuse.
 */
final class Budget {

    private final MediaDatabase database;

    Budget(MediaDatabase database) {
        this.database = database;
    }

    /**
     * Whether so many titles may go. What was granted once is granted again to the same one, and counts once.
     *
     * @param to an attempt, or a batch of one
     */
    boolean grants(ConnectionId connection, String to, int titles, Fuse fuse) {
        while (true) {
            var grants = database.grants(connection);
            if (grants.grantedTo(to) >= titles) {
                return true;
            }
            var now = database.now();
            var others = grants.beside(to, now.minus(fuse.window()));
            var live = database.countLive(connection);
            if (fuse.blows(Math.max(live, others.lived()), others.titles() + titles)) {
                return false;
            }
            if (database.grant(connection, others.and(new Grants.Grant(to, titles, live, now)))) {
                return true;
            }
        }
    }
}
