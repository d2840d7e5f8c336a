package io.arrgus.store.kernel;

import java.util.function.Consumer;

/** Looks at titles and writes what follows, until nobody came in between. */
final class TitleWriter {

    private final MediaDatabase database;
    private final Outbox outbox;

    TitleWriter(MediaDatabase database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** @param looking reads titles and shows them to the look; called again when a write missed */
    Tally write(Observer observer, Consumer<Look> looking) {
        while (true) {
            var look = new Look(observer);
            looking.accept(look);
            if (look.write(database)) {
                outbox.send(look.unsent());
                return look.tally();
            }
        }
    }
}
