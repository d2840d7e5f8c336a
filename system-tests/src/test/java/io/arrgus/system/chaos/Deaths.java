package io.arrgus.system.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws what dies: everything once before anything comes again, and often with something else. */
final class Deaths {

    private final Dice dice;
    private final List<Death> fixed;
    private final List<Death> bag = new ArrayList<>();

    /**
     * From the dice.
     *
     * @param fixed what dies each time; drawn if empty
     */
    Deaths(Dice dice, List<Death> fixed) {
        this.dice = dice;
        this.fixed = fixed;
    }

    List<Death> next(boolean serversCanDie) {
        if (!fixed.isEmpty()) {
            return fixed;
        }
        var possible = Stream.of(Death.values())
                .filter(death -> serversCanDie || !death.needsContainers())
                .toList();
        if (bag.isEmpty()) {
            bag.addAll(dice.shuffled(possible));
        }
        var death = bag.removeFirst();
        var others = possible.stream().filter(death::goesWith).toList();
        return others.isEmpty() || dice.below(5) < 3 ? List.of(death) : List.of(death, dice.oneOf(others));
    }
}
