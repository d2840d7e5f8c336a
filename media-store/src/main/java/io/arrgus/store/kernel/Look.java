package io.arrgus.store.kernel;

import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at some titles: what is to be written, what goes to the history once that is done, and how each title
 * counts. If a write misses, all of it is thrown away, and the titles are looked at again.
 */
final class Look {

    private final Observer observer;
    private final Tally tally;
    private final List<TitleWrite> writes = new ArrayList<>();
    private final List<HistoryEntry> unsent = new ArrayList<>();

    Look(Observer observer) {
        this.observer = observer;
        this.tally = new Tally();
    }

    void seen(MediaId id, MediaCreate seen, @Nullable Title known, MonitorType rule, boolean importing) {
        tally.seen();
        if (known == null) {
            var title = observer.created(id, seen, rule, importing);
            written(new TitleWrite.Create(title), title);
        } else if (Observer.same(known, seen, rule)) {
            asBefore(known);
        } else if (known.media().fence() > observer.fence()) {
            refused(known);
        } else {
            var change = observer.seen(known, seen, rule);
            written(change, change.after());
        }
    }

    void gone(Title known) {
        if (!known.media().live()) {
            asBefore(known);
        } else if (known.media().fence() > observer.fence()) {
            refused(known);
        } else {
            var change = observer.removed(known);
            written(change, change.after());
        }
    }

    /** A title that the Arr does not know. One that was not there when it was decided is left to a later run. */
    void gone(Title known, Attempt.Decision decision) {
        var id = known.id().externalId();
        var newer = known.media().fence() > observer.fence();
        if (!known.media().live() || newer || decision.removed().contains(id)) {
            gone(known);
        } else if (decision.held().contains(id)) {
            tally.held();
            unsent.addAll(known.unsent());
        }
    }

    /**
     * A title of a decision to remove: only if nobody saw it since. Whoever did so is right, and nothing is refused.
     */
    void missing(Title known) {
        var seenSince = known.media().live() && known.media().fence() >= observer.fence();
        if (seenSince || removedByAnother(known)) {
            unsent.addAll(known.unsent());
        } else {
            gone(known);
        }
    }

    /** Does what this look found to do. Says whether all of it could be done. */
    boolean write(MediaDatabase database) {
        return writes.isEmpty() || database.write(writes);
    }

    List<HistoryEntry> unsent() {
        return unsent;
    }

    Tally tally() {
        return tally;
    }

    private void refused(Title known) {
        tally.refused();
        unsent.addAll(known.unsent());
    }

    private boolean removedByAnother(Title known) {
        return !known.media().live() && known.lastChange().fence() != observer.fence();
    }

    private void asBefore(Title known) {
        if (known.media().fence() < observer.fence()) {
            writes.add(new TitleWrite.Advance(known, observer.fence()));
        }
        count(known);
    }

    private void written(TitleWrite write, Title after) {
        writes.add(write);
        count(after);
    }

    private void count(Title title) {
        tally.done(title.lastChange(), observer.fence());
        unsent.addAll(title.unsent());
    }
}
