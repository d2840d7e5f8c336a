package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.library.Change;
import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.TrueTitle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {

    @Test
    void everythingHappensAndTheLibraryStaysAboutAsLargeAsItWas() {
        var library = new Library(Product.RADARR, 5, 40);
        var life = new Life(library, 5);
        var seen = EnumSet.noneOf(Change.Kind.class);
        library.whenChanged(change -> seen.add(change.kind()));

        for (var step = 0; step < 600; step++) {
            life.step();
            assertThat(library.size()).isBetween(38, 42);
        }

        assertThat(seen).isEqualTo(EnumSet.allOf(Change.Kind.class));
    }

    @Test
    void oneStepTouchesATitleOrTwo() {
        var library = new Library(Product.SONARR, 5, 60);
        var life = new Life(library, 5);
        var changes = new ArrayList<Integer>();
        library.whenChanged(change -> changes.add(change.arrId()));

        for (var step = 0; step < 200; step++) {
            changes.clear();
            life.step();
            assertThat(changes).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void theSameSeedLeadsTheSameLife() {
        assertThat(afterALife(7)).isEqualTo(afterALife(7)).isNotEqualTo(afterALife(8));
    }

    private static List<TrueTitle> afterALife(long seed) {
        var library = new Library(Product.RADARR, 1, 50);
        var life = new Life(library, seed);
        for (var step = 0; step < 100; step++) {
            life.step();
        }
        return library.truth().toList();
    }
}
