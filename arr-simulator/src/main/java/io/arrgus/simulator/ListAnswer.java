package io.arrgus.simulator;

import io.arrgus.simulator.Faults.Trouble;
import io.arrgus.simulator.library.Snapshot;
import io.arrgus.simulator.library.View;
import tools.jackson.core.JsonGenerator;

/** Writes a whole library, title by title, and what is wrong with it today. */
record ListAnswer(Snapshot snapshot, View view, Trouble trouble, Settings settings) {

    void write(JsonGenerator json) {
        json.writeStartArray();
        var size = sentTitles();
        for (var position = 0; position < size; position++) {
            write(json, position);
            if (trouble.is(FaultKind.DUPLICATE_IDS) && position == size / 2) {
                write(json, position);
            }
        }
        json.writeEndArray();
    }

    private int sentTitles() {
        if (trouble.is(FaultKind.EMPTY_LIST)) {
            return 0;
        }
        return trouble.is(FaultKind.HALF_LIST) ? snapshot.size() / 2 : snapshot.size();
    }

    private void write(JsonGenerator json, int position) {
        var broken = trouble.at(FaultKind.Stage.ITEM);
        if (broken.isPresent() && position == snapshot.size() / 2) {
            BrokenItem.write(json, snapshot, position, broken.get(), settings.product());
        } else {
            snapshot.write(json, position, view);
        }
    }
}
