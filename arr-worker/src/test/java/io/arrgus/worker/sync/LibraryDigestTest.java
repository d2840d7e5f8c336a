package io.arrgus.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.worker.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LibraryDigestTest {

    private static final Connection RADARR = Given.connection(ArrType.RADARR, "http://radarr:7878");

    private record Entry(int externalId, String hash) {}

    @Test
    void theOrderOfTheTitlesSaysNothing() {
        var titles = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(number -> new Entry(number, "hash-" + number))
                .toList());
        var digest = digestOf(titles);

        Collections.shuffle(titles, new Random(7));

        assertThat(digestOf(titles)).isEqualTo(digest);
    }

    @Test
    void titlesThatSwapTheirHashesAreAnotherLibrary() {
        assertThat(digestOf(List.of(new Entry(1, "a"), new Entry(2, "b"))))
                .isNotEqualTo(digestOf(List.of(new Entry(1, "b"), new Entry(2, "a"))));
    }

    @Test
    void anEmptyLibraryHasADigestOfItsOwn() {
        assertThat(digestOf(List.of())).isNotEqualTo(digestOf(List.of(new Entry(0, ""))));
    }

    private static String digestOf(List<Entry> titles) {
        var digest = new LibraryDigest();
        titles.forEach(title -> digest.add(title.externalId(), title.hash()));
        return digest.of(RADARR);
    }
}
