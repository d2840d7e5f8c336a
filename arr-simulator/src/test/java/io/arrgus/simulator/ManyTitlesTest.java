package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ManyTitlesTest {

    /** In a JVM of its own, because only a small heap shows that nothing is kept. */
    @Test
    void aHundredThousandTitlesAreSentFromASmallHeap() throws Exception {
        try (var simulator = ChildSimulator.start("-Xmx40m", "--only", "radarr", "--radarr-titles", "100000")) {
            var url = simulator.url("Radarr");

            assertThat(titlesOf(url)).isEqualTo(100_000);
        }
    }

    /** Reads the list as it comes, and counts. */
    private static int titlesOf(String url) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v3/movie"))
                .header("X-Api-Key", RawCall.KEY)
                .build();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var body = client.send(request, BodyHandlers.ofInputStream()).body();
                var json = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            var titles = 0;
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                json.skipChildren();
                titles++;
            }
            assertThat(json.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(json.nextToken()).isNull();
            return titles;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
