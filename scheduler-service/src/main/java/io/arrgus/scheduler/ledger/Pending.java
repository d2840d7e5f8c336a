package io.arrgus.scheduler.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and is not yet claimed. However often it is asked for, it is done once.
 *
 * @param full who wants a FULL run; null if nobody does
 * @param withoutShortcut the FULL run is to publish the whole list in any case
 * @param items who wants an ITEMS run; null if nobody does
 * @param arrIds the Arr's own ids that the ITEMS run is to read, sorted
 * @param itemsNotBefore a failed ITEMS run is not tried again earlier, unless somebody asks
 * @param trace the W3C {@code traceparent} of who asked first; null if that is not known
 */
public record Pending(
        @Nullable Trigger full,
        boolean withoutShortcut,
        @Nullable Trigger items,
        List<Integer> arrIds,
        @Nullable Instant itemsNotBefore,
        @Nullable String trace) {

    /** More ids than this are one FULL run: that is less work for everybody. */
    public static final int MOST_IDS = 200;

    public static final Pending NOTHING = new Pending(null, false, null, List.of(), null, null);

    public Pending {
        arrIds = List.copyOf(arrIds);
    }

    /** A FULL run as well. Who asked first is remembered. */
    public Pending andFull(Trigger trigger, boolean whole) {
        return new Pending(
                full != null ? full : trigger, withoutShortcut || whole, items, arrIds, itemsNotBefore, trace);
    }

    /** These ids as well, not before {@code notBefore} if it is given and nobody is waiting for others at once. */
    public Pending andItems(Trigger trigger, List<Integer> ids, @Nullable Instant notBefore) {
        var all =
                Stream.concat(arrIds.stream(), ids.stream()).distinct().sorted().toList();
        var asked = items != null ? items : trigger;
        return all.size() > MOST_IDS
                ? withoutItems().andFull(asked, false)
                : new Pending(full, withoutShortcut, asked, all, later(notBefore), trace);
    }

    /** Who asks is traced by {@code traceparent}, unless somebody asked before. */
    public Pending tracedBy(@Nullable String traceparent) {
        return trace != null ? this : new Pending(full, withoutShortcut, items, arrIds, itemsNotBefore, traceparent);
    }

    private @Nullable Instant later(@Nullable Instant notBefore) {
        return items == null || notBefore == null ? notBefore : itemsNotBefore;
    }

    public Pending withoutFull() {
        return new Pending(null, false, items, arrIds, itemsNotBefore, items == null ? null : trace);
    }

    public Pending withoutItems() {
        return new Pending(full, withoutShortcut, null, List.of(), null, full == null ? null : trace);
    }

    /** What had to wait after a failure need not wait any longer. */
    public Pending atOnce() {
        return new Pending(full, withoutShortcut, items, arrIds, null, trace);
    }
}
