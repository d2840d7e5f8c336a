package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.QueueItem;
import io.arrgus.simulator.library.QueueJson;
import java.io.IOException;
import java.util.Comparator;

/** Reads what is being downloaded: page by page, all at once, or only how much there is. */
final class QueueDoors {
    private final Instance instance;

    QueueDoors(Instance instance) {
        this.instance = instance;
    }

    void page(Call call) throws IOException {
        var paging = Paging.of(call, "timeleft");
        if (paging.isEmpty()) {
            return;
        }
        var now = instance.now();
        var byTime = Comparator.comparing((QueueItem item) -> item.timeLeft(now));
        var items = instance.queue().items().stream()
                .sorted(paging.get().ascending() ? byTime : byTime.reversed())
                .toList();
        var writer = writer(call);
        call.ok(json -> paging.get().notBehind(items.size()).write(json, items, writer::write));
    }

    void details(Call call) throws IOException {
        var writer = writer(call);
        var wanted = call.place().query().all(instance.product().resource() + "Id");
        var items = instance.queue().items().stream()
                .filter(item -> wanted.isEmpty()
                        || wanted.contains(Integer.toString(item.file().arrId())))
                .toList();
        call.ok(json -> {
            json.writeStartArray();
            items.forEach(item -> writer.write(json, item));
            json.writeEndArray();
        });
    }

    void status(Call call) throws IOException {
        var items = instance.queue().items();
        call.ok(json -> {
            json.writeStartObject();
            json.writeNumberProperty("totalCount", items.size());
            json.writeNumberProperty("count", items.size());
            json.writeNumberProperty("unknownCount", 0);
            json.writeBooleanProperty("errors", false);
            json.writeBooleanProperty("warnings", items.stream().anyMatch(QueueItem::blocked));
            json.writeBooleanProperty("unknownErrors", false);
            json.writeBooleanProperty("unknownWarnings", false);
            json.writeEndObject();
        });
    }

    private QueueJson writer(Call call) {
        var include = instance.product() == Product.RADARR ? "includeMovie" : "includeSeries";
        return new QueueJson(
                instance.product(),
                instance.library().snapshot(),
                instance.now(),
                call.place().query().says(include));
    }
}
