package io.arrgus.simulator.library;

import io.arrgus.simulator.library.HistoryRow.What;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happened to the files of a library. As in a real Arr nothing tells of edits, of titles that were added or
 * deleted, and the rows of a deleted title are gone with it.
 */
public final class History {
    private static final Comparator<HistoryRow> OLDEST_FIRST =
            Comparator.comparing(HistoryRow::date).thenComparingInt(HistoryRow::id);

    /** More than anybody will ask for, and no more than there is room for. */
    private static final int MOST_ROWS = 20_000;

    /** Of a series, this many files have a past. */
    private static final int REMEMBERED_FILES = 4;

    private final ReentrantLock changing = new ReentrantLock();
    private final Deque<HistoryRow> written = new ArrayDeque<>();
    private final Clock clock;
    private final int firstTitles;
    private int nextId;

    public History(Library library, Clock clock) {
        this.clock = clock;
        firstTitles = library.size();
        nextId = (firstTitles + 1) * 2 * REMEMBERED_FILES;
        library.whenChanged(this::take);
    }

    /** All rows of the titles that are there now, the oldest first. */
    public List<HistoryRow> rows(Snapshot now) {
        var rows = new ArrayList<HistoryRow>();
        for (var position = 0; position < now.size() && now.arrId(position) <= firstTitles; position++) {
            past(rows, now.arrId(position), now.firstFiles(position));
        }
        changing.lock();
        try {
            written.stream()
                    .filter(row -> now.positionOfArrId(row.file().arrId()).isPresent())
                    .forEach(rows::add);
        } finally {
            changing.unlock();
        }
        rows.sort(OLDEST_FIRST);
        return rows;
    }

    /** What is there from the beginning was grabbed and imported once. */
    private static void past(List<HistoryRow> rows, int arrId, List<FileFacts> files) {
        var id = arrId * 2 * REMEMBERED_FILES;
        for (var file : files.stream().limit(REMEMBERED_FILES).toList()) {
            var imported = file.added().atTime(21, 4, 9).toInstant(ZoneOffset.UTC);
            // Some are so small that they are there in the second in which they were found.
            var took = file.fileId() % 3 == 0 ? 0 : 300;
            rows.add(new HistoryRow(id++, What.GRABBED, imported.minusSeconds(took), file, ""));
            rows.add(new HistoryRow(id++, What.IMPORTED, imported, file, ""));
        }
    }

    private void take(Change change) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        switch (change.kind()) {
            case GRABBED -> write(What.GRABBED, now, change.wantedFiles(), "");
            case IMPORTED -> write(What.IMPORTED, now, change.newFiles(), "");
            case UPGRADED -> {
                write(What.GRABBED, now, change.newFiles(), "");
                write(What.FILE_DELETED, now, change.lostFiles(), "Upgrade");
                write(What.IMPORTED, now, change.newFiles(), "");
            }
            case FILES_DELETED -> write(What.FILE_DELETED, now, change.lostFiles(), "Manual");
            case RENAMED -> write(What.RENAMED, now, change.files(change.now()), "");
            case ADDED, REMOVED, EDITED -> {}
        }
    }

    private void write(What what, Instant now, List<FileFacts> files, String reason) {
        changing.lock();
        try {
            for (var file : files) {
                written.addLast(new HistoryRow(nextId++, what, now, file, reason));
            }
            while (written.size() > MOST_ROWS) {
                written.removeFirst();
            }
        } finally {
            changing.unlock();
        }
    }
}
