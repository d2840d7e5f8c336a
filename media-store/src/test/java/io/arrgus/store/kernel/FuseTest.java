package io.arrgus.store.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuseTest {

    @ParameterizedTest
    @CsvSource({
        // live, missing, removed, empty list, blows
        "1000, 50, 0, false, false",
        "1000, 51, 0, false, true",
        "1000, 30, 21, false, true",
        "100, 10, 0, false, false",
        "100, 11, 0, false, true",
        "20, 10, 0, false, false",
        "18, 10, 0, false, true",
        "3, 1, 0, false, false",
        "3, 2, 0, false, true",
        "2, 1, 0, false, false",
        "1, 1, 0, false, false",
        "1, 1, 0, true, true",
        "5, 0, 4, false, false",
        "0, 0, 0, true, false"
    })
    void itHoldsBackWhatIsMoreThanPlausible(long live, long missing, long removed, boolean empty, boolean blows) {
        assertThat(Library.USUAL.blows(live, missing, removed, empty)).isEqualTo(blows);
    }
}
