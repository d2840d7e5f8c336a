package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUriTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://h:1, mongodb://h:1/fresh",
        "mongodb://h:1/, mongodb://h:1/fresh",
        "mongodb://h:1/old?w=1, mongodb://h:1/fresh?w=1",
        "mongodb://h:1/?w=1, mongodb://h:1/fresh?w=1",
        "mongodb+srv://h/old, mongodb+srv://h/fresh",
        "mongodb://u:p@h:1, mongodb://u:p@h:1/fresh?authSource=admin",
        "mongodb://u:p@h:1/old?w=1, mongodb://u:p@h:1/fresh?w=1&authSource=old",
        "mongodb://u:p@h:1/old?authSource=users, mongodb://u:p@h:1/fresh?authSource=users",
    })
    void onlyTheDatabaseIsExchanged(String given, String expected) {
        var exchanged = DatabaseUri.of(given).withDatabase("fresh");

        assertThat(exchanged).isEqualTo(expected);
    }

    @Test
    void anotherKindOfUriIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> DatabaseUri.of("postgres://u:secret@h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URI of the test database is not of the form mongodb://host:port/name");
    }
}
