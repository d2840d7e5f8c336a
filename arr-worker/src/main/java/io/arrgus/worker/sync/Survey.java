package io.arrgus.worker.sync;

import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.ReadItem.Title;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What the first reading of a library finds out: what is in it, what cannot be read, and what stands in it twice. It
 * keeps eight bytes of each title, nothing more.
 */
final class Survey {

    private final LibraryDigest digest = new LibraryDigest();
    private final Skipped skipped = new Skipped();
    private final Set<Integer> ambiguous = new HashSet<>();
    private long[] titles = new long[1024];
    private int count;

    void add(ReadItem item) {
        switch (item) {
            case Title title -> {
                digest.add(title.externalId(), TitleHash.of(title.facts()));
                remember(title);
            }
            case Unreadable unreadable -> skipped.add(unreadable);
        }
    }

    private void remember(Title title) {
        if (count == titles.length) {
            titles = Arrays.copyOf(titles, count * 2);
        }
        titles[count++] =
                ((long) title.externalId() << Integer.SIZE) | title.facts().arrId();
    }

    /** After the last item: two items under one id are both skipped, as nobody can tell which of them is the title. */
    void end() {
        Arrays.sort(titles, 0, count);
        for (int i = 0; i < count; i++) {
            var asBefore = i > 0 && externalId(i - 1) == externalId(i);
            var asAfter = i + 1 < count && externalId(i + 1) == externalId(i);
            if (asBefore || asAfter) {
                ambiguous.add(externalId(i));
                skipped.add(new Unreadable(
                        externalId(i), (int) titles[i], "Its external id stands in the list more than once."));
            }
        }
    }

    private int externalId(int i) {
        return (int) (titles[i] >>> Integer.SIZE);
    }

    /** Titles that were read, those with an ambiguous id included. */
    int read() {
        return count;
    }

    boolean isAmbiguous(int externalId) {
        return ambiguous.contains(externalId);
    }

    Skipped skipped() {
        return skipped;
    }

    LibraryDigest digest() {
        return digest;
    }
}
