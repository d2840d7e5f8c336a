package io.arrgus.simulator;

import io.arrgus.simulator.library.History;
import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Queue;
import io.arrgus.simulator.library.Shelf;
import java.time.Instant;

/** All that one running Arr holds. */
record Instance(Settings settings, Library library, History history, Queue queue, Tags tags, Commands commands) {

    static Instance of(Settings settings) {
        var library = new Library(settings.product(), settings.seed(), settings.titles());
        return new Instance(
                settings,
                library,
                new History(library, settings.clock()),
                new Queue(library, settings.clock()),
                new Tags(),
                new Commands(settings));
    }

    Product product() {
        return settings.product();
    }

    Shelf shelf() {
        return new Shelf(product(), library.snapshot());
    }

    Instant now() {
        return settings.clock().instant();
    }
}
