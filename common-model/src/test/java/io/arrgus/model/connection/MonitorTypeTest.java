package io.arrgus.model.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorTypeTest {

    @ParameterizedTest
    @CsvSource({
        "MISSING, false, false, false, true",
        "NEW,     true,  false, false, true",
        "NEW,     false, true,  false, true",
        "NEW,     false, false, true,  false",
        "SYNC,    true,  false, false, false",
        "SYNC,    false, false, true,  true",
        "SYNC,    false, true,  false, false",
        "NONE,    true,  true,  true,  false",
    })
    void theRuleDecides(MonitorType rule, boolean first, boolean before, boolean arrMonitored, boolean monitor) {
        assertThat(rule.decides(first, before, arrMonitored)).isEqualTo(monitor);
    }
}
