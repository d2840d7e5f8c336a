package io.arrgus.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All that is left to chance. The same seed throws the same. */
final class Dice {

    private final SplittableRandom random;
    private final Duration longestOutage;

    Dice(long seed, Duration longestOutage) {
        this(new SplittableRandom(seed), longestOutage);
    }

    private Dice(SplittableRandom random, Duration longestOutage) {
        this.random = random;
        this.longestOutage = longestOutage;
    }

    /** Dice for a thread of its own. */
    Dice more() {
        return new Dice(random.split(), longestOutage);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    <T> List<T> shuffled(List<T> things) {
        var rest = new ArrayList<>(things);
        var shuffled = new ArrayList<T>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(below(rest.size())));
        }
        return shuffled;
    }

    Duration between(Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
    }

    /** How long something is away: often short, and sometimes as long as may be. */
    Duration outage() {
        var part = oneIn(4) ? 1 : random.nextDouble() * random.nextDouble();
        return Duration.ofMillis(200 + Math.round(part * longestOutage.toMillis()));
    }
}
