package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** The items that could not be read, and what they do to the outcome. */
final class Skipped {

    /** With more than these, nothing is removed any more, so there is no need to name them all. */
    private static final int MOST = 100;

    private final List<SkippedItem> named = new ArrayList<>();
    private int count;
    private boolean unknown;

    void add(Unreadable item) {
        count++;
        unknown |= item.externalId() == null;
        if (count <= MOST) {
            var externalId = item.externalId() == null ? null : String.valueOf(item.externalId());
            named.add(new SkippedItem(externalId, item.arrId(), item.reason()));
        }
    }

    int count() {
        return count;
    }

    boolean none() {
        return count == 0;
    }

    List<SkippedItem> named() {
        return named;
    }

    /** An item that nobody can name might be any title: then what is absent is not proved absent. */
    Result result() {
        return unknown || count > MOST ? Result.PARTIAL : Result.COMPLETE;
    }
}
