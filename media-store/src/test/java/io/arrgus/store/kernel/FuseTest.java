package io.arrgus.store.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.RemovalFuse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuseTest {

    @ParameterizedTest
    @CsvSource({
        // lived, going, blows
        "1000, 50, false",
        "1000, 51, true",
        "1019, 51, true",
        "1020, 51, false",
        "100, 10, false",
        "100, 11, true",
        "20, 10, false",
        "19, 10, true",
        "3, 1, false",
        "3, 2, true",
        "2, 1, false",
        "2, 2, false",
        "1, 1, false"
    })
    void itHoldsBackWhatIsMoreThanPlausible(long lived, long going, boolean blows) {
        assertThat(Library.USUAL.blows(lived, going)).isEqualTo(blows);
    }

    @ParameterizedTest
    @CsvSource({
        // titles, percent, lived, going, blows
        "0, 0, 1000, 1, true",
        "3, 0, 1000, 3, false",
        "3, 0, 1000, 4, true",
        "0, 2.5, 1000, 25, false",
        "0, 2.5, 1000, 26, true",
        "0, 100, 1000, 500, false",
        "0, 100, 1000, 501, true",
        "1000, 0, 100, 51, true"
    })
    void aConnectionMayHaveItsOwnButNeverMoreThanHalfGoes(
            int titles, double percent, long lived, long going, boolean blows) {
        assertThat(Library.USUAL.with(new RemovalFuse(titles, percent)).blows(lived, going))
                .isEqualTo(blows);
    }

    @Test
    void aConnectionWithoutOneHasTheUsual() {
        assertThat(Library.USUAL.with(null)).isEqualTo(Library.USUAL);
    }
}
