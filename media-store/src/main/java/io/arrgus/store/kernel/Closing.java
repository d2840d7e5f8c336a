package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;

/** Ends a library: what is under way for it is late, and if its connection is gone for good, so are its titles. */
final class Closing {

    private static final int PAGE = 200;

    private final MediaDatabase database;
    private final TitleWriter titles;

    Closing(MediaDatabase database, TitleWriter titles) {
        this.database = database;
        this.titles = titles;
    }

    LibraryClosed close(ConnectionClosed closed) {
        var connection = closed.connectionId();
        database.closeLibrary(connection, closed.deleted() ? LibraryState.CLOSED : closed.fence());
        if (closed.deleted()) {
            removeAll(connection);
        }
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
                database.dropHold(connection, LibraryState.CLOSED);
                return;
            }
            var ids = page.stream().map(Title::id).toList();
            titles.write(observer, look -> database.titles(ids).values().forEach(look::gone));
        }
    }
}
