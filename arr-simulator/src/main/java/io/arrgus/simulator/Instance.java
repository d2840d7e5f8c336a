package io.arrgus.simulator;

import io.arrgus.simulator.library.EventBodies;
import io.arrgus.simulator.library.History;
import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Queue;
import io.arrgus.simulator.library.Shelf;
import io.arrgus.simulator.signalr.Hub;
import java.time.Instant;

/** All that one running Arr holds. */
record Instance(
        Settings settings,
        Library library,
        History history,
        Queue queue,
        Tags tags,
        Commands commands,
        EventBodies events,
        Webhooks webhooks,
        Checkup checkup,
        Hub hub) {

    static Instance of(Settings settings) {
        var library = new Library(settings.product(), settings.seed(), settings.titles());
        var history = new History(library, settings.clock());
        var queue = new Queue(library, settings.clock());
        var tags = new Tags();
        var events = new EventBodies(settings.product(), id -> tags.label(id).orElseGet(() -> Integer.toString(id)));
        var webhooks = new Webhooks(settings, events);
        library.whenChanged(webhooks::happened);
        var hub = new Hub(settings.product(), settings.version());
        library.whenChanged(hub::happened);
        return new Instance(
                settings,
                library,
                history,
                queue,
                tags,
                new Commands(settings),
                events,
                webhooks,
                new Checkup(settings.clock().instant()),
                hub);
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
