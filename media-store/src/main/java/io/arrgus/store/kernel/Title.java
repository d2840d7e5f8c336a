package io.arrgus.store.kernel;

import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import java.util.List;

/**
 * A title with what only the kernel cares about.
 *
 * @param lastChange what a run last did to it
 * @param unsent entries that are not known to be in the history yet
 */
public record Title(Media media, LastChange lastChange, List<HistoryEntry> unsent) {

    public Title {
        unsent = List.copyOf(unsent);
    }

    public MediaId id() {
        return media.id();
    }

    /**
     * What one run did to a title, all in all: the counts of a run can be told from it however often it is applied.
     *
     * @param fence of the run
     */
    public record LastChange(long fence, HistoryEntry.What what) {

        /** A title that is new or back in this run stays so, whatever another attempt of the run changes. */
        LastChange then(long nextFence, HistoryEntry.What next) {
            var stays = fence == nextFence
                    && next == HistoryEntry.What.CHANGED
                    && (what == HistoryEntry.What.CREATED || what == HistoryEntry.What.RESTORED);
            return stays ? this : new LastChange(nextFence, next);
        }
    }
}
