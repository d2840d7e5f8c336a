package io.arrgus.worker.arr;

import static io.arrgus.model.connection.ArrType.RADARR;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.run.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a list that was read to its closing bracket, and to the end of the input behind it, is a list. */
class WholeListTest {

    private static final String TWO = """
            [
              {"title": "Ålien", "tmdbId": 348, "monitored": true, "id": 1},
              {"title": "Aliens", "tmdbId": 679, "genres": ["Action", "Horror"], "id": 2}
            ]""";

    @Test
    void aWholeListIsRead() {
        var reading = Reading.of(RADARR, TWO);

        assertThat(reading.failure()).isEmpty();
        assertThat(reading.items()).hasSize(2);
    }

    @Test
    void anEmptyListIsAList() {
        assertThat(Reading.of(RADARR, " [ ] \n")).isEqualTo(new Reading(List.of(), Optional.empty()));
    }

    @Test
    void aListCutAnywhereIsNoList() {
        var whole = TWO.getBytes(StandardCharsets.UTF_8);

        var codes = IntStream.range(0, whole.length)
                .mapToObj(length -> Reading.of(RADARR, Arrays.copyOf(whole, length)))
                .map(reading -> reading.failure().map(Failure::code).orElse("taken for whole"));

        assertThat(codes).hasSize(whole.length).containsOnly("truncated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"message": "NotFound"}       | not_a_list
            "text"                        | not_a_list
            null                          | not_a_list
            [{"title": "A"}] trailing     | broken_json
            [{"title": "A"}] []           | broken_json
            [{"title": "A"}]]             | broken_json
            [{"title" "A"}, {"tmdbId": 1}]| broken_json
            <html></html>                 | broken_json
            """)
    void somethingElseIsNoList(String body, String code) {
        assertThat(Reading.of(RADARR, body).failure())
                .get()
                .extracting(Failure::code)
                .isEqualTo(code);
    }

    @Test
    void moreItemsThanTheLimitAreRefused() {
        var atTheLimit = IntStream.range(0, 1000).mapToObj(_ -> "{}").collect(Collectors.joining(",", "[", "]"));

        assertThat(Reading.of(RADARR, atTheLimit).failure()).isEmpty();
        assertThat(Reading.of(RADARR, atTheLimit.replaceFirst("\\{", "{},{")).failure())
                .get()
                .extracting(Failure::code)
                .isEqualTo("too_many_items");
    }
}
