package io.arrgus.simulator.library;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** What is being downloaded. */
public final class Queue {
    /** So many downloads are under way at the beginning. */
    private static final int AT_FIRST = 4;

    private final ReentrantLock changing = new ReentrantLock();
    private final List<QueueItem> items = new ArrayList<>();
    private final Clock clock;

    public Queue(Library library, Clock clock) {
        this.clock = clock;
        var now = library.snapshot();
        IntStream.range(0, Math.min(now.size(), 60))
                .mapToObj(now::wanted)
                .filter(wanted -> !wanted.isEmpty())
                .limit(AT_FIRST)
                .forEach(this::add);
        library.whenChanged(this::take);
    }

    public List<QueueItem> items() {
        changing.lock();
        try {
            return List.copyOf(items);
        } finally {
            changing.unlock();
        }
    }

    /** Nothing is downloaded any more. */
    public void clear() {
        changing.lock();
        try {
            items.clear();
        } finally {
            changing.unlock();
        }
    }

    private void take(Change change) {
        switch (change.kind()) {
            case GRABBED -> add(change.wantedFiles());
            case IMPORTED, UPGRADED, REMOVED -> drop(change.arrId());
            case ADDED, FILES_DELETED, RENAMED, EDITED -> {}
        }
    }

    private void add(List<FileFacts> files) {
        var packSize = files.stream().mapToLong(FileFacts::size).sum();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        changing.lock();
        try {
            for (var file : files) {
                items.add(item(file, packSize, now));
            }
        } finally {
            changing.unlock();
        }
    }

    private QueueItem item(FileFacts file, long packSize, Instant now) {
        var id = Objects.hash(file.downloadId(), file.episodeId()) & Integer.MAX_VALUE;
        return new QueueItem(id, file, packSize, now, items.size() == 1);
    }

    private void drop(int arrId) {
        changing.lock();
        try {
            items.removeIf(item -> item.file().arrId() == arrId);
        } finally {
            changing.unlock();
        }
    }
}
