package io.arrgus.model.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorStatusTest {

    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  DOWNLOADED",
        "true,  false, false, DOWNLOADED",
        "false, true,  true,  DOWNLOADING",
        "false, true,  false, DOWNLOADING",
        "false, false, true,  MONITORED",
        "false, false, false, MISSING",
    })
    void theFirstThatIsTrueDecides(boolean complete, boolean downloading, boolean monitor, MonitorStatus status) {
        assertThat(MonitorStatus.of(complete, downloading, monitor)).isEqualTo(status);
    }
}
