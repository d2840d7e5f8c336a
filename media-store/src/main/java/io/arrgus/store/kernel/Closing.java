package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;

/** Ends a library: what is under way for it is late, and if its connection is gone for good, so are its titles. */
final class Closing {

    private static final int PAGE = 200;

    private final MediaDatabase database;
    private final TitleWriter titles;
    private final Holds holds;

    Closing(MediaDatabase database, TitleWriter titles, Holds holds) {
        this.database = database;
        this.titles = titles;
        this.holds = holds;
    }

    LibraryClosed close(ConnectionClosed closed) {
        var connection = closed.connectionId();
        var floor = closed.deleted() ? LibraryState.CLOSED : closed.fence();
        database.closeLibrary(connection, floor);
        if (closed.deleted()) {
            removeAll(connection);
        }
        holds.close(connection, floor);
        return new LibraryClosed(connection, closed.fence(), closed.deleted());
    }

    /**
     * Removes every title of a connection that is gone for good. Also called by a batch that wrote while the
     * connection was being closed: nobody else will look at its titles again.
     */
    void removeAll(ConnectionId connection) {
        var observer = new Observer(null, LibraryState.CLOSED, database.now());
        while (true) {
            var page = database.liveTitles(connection, PAGE);
            if (page.isEmpty()) {
                return;
            }
            var ids = page.stream().map(Title::id).toList();
            titles.write(observer, look -> database.titles(ids).values().forEach(look::gone));
        }
    }
}
