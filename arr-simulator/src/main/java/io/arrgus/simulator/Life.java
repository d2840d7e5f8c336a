package io.arrgus.simulator;

import io.arrgus.simulator.library.Library;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens in a library that is used: titles are wanted, found, downloaded, made better, renamed, thrown away. One
 * thing after the other, a few per minute, and the same ones after the same seed. The library stays about as large as it
 * was.
 */
final class Life {
    private static final int SHORTEST_PAUSE_SECONDS = 4;
    private static final int LONGEST_PAUSE_SECONDS = 12;

    /** So far from what it was at first a library may come, in percent. */
    private static final int DRIFT = 5;

    private final Library library;
    private final SplittableRandom dice;
    private final int firstSize;
    private final Deque<Integer> grabbed = new ArrayDeque<>();

    Life(Library library, long seed) {
        this.library = library;
        this.dice = new SplittableRandom(seed);
        this.firstSize = library.size();
    }

    /** Goes on until its thread is stopped. */
    void goOn() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(dice.nextInt(SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS)));
                step();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thing happens. */
    void step() {
        switch (dice.nextInt(12)) {
            case 0, 1, 2 -> grabbed.addAll(library.grab(1));
            case 3, 4, 5 -> arrive();
            case 6, 7 -> library.change(1 + dice.nextInt(2));
            case 8 -> library.upgradeFiles(1);
            case 9 -> library.renameFiles(1);
            case 10 -> comeOrGo();
            default -> library.refreshMetadata();
        }
    }

    private void arrive() {
        var oldest = grabbed.poll();
        if (oldest == null) {
            // Nothing is on its way: then it is time to look for something.
            grabbed.addAll(library.grab(1));
        } else {
            library.importFiles(List.of(oldest));
        }
    }

    private void comeOrGo() {
        var most = Math.max(1, firstSize * DRIFT / 100);
        if (library.size() >= firstSize + most || (library.size() > firstSize - most && dice.nextBoolean())) {
            library.remove(1);
        } else {
            library.add(1);
        }
    }
}
