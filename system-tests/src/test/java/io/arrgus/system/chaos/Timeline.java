package io.arrgus.system.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What happened in one round, for whoever has to find out why it went wrong. */
final class Timeline {

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /** Something that happened to somebody. */
    record Event(Instant at, String who, String what) {

        @Override
        public String toString() {
            return "%s  %-14s %s".formatted(at.truncatedTo(ChronoUnit.MILLIS), who, what);
        }
    }

    void note(String who, String what) {
        events.add(new Event(Instant.now(), who, what));
    }

    void note(Collection<Event> more) {
        events.addAll(more);
    }

    void clear() {
        events.clear();
    }

    /** Writes all of it, in order of time, below some lines that say what it is about. */
    void write(Path file, List<String> head) {
        var lines = events.stream().sorted(Comparator.comparing(Event::at)).map(Event::toString);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Stream.concat(head.stream(), lines).toList());
        } catch (IOException noRoom) {
            throw new UncheckedIOException("The timeline cannot be written", noRoom);
        }
    }
}
