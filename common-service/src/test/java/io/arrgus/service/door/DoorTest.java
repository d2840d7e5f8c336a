package io.arrgus.service.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.arrgus.model.connection.ConnectionCreate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class DoorTest {

    private static final String KEY = "0123456789abcdef";

    @TempDir
    Path folder;

    private MockMvc mvc;

    @RestController
    static class Room {
        @GetMapping({"/things", "/actuator/health", "/actuator/health/readiness", "/actuator/healthy"})
        String things() {
            return "things";
        }

        @GetMapping("/nowhere")
        String nowhere() {
            throw Problems.notFound("There is no connection x.");
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("jdbc:secret://inside");
        }

        @GetMapping("/waiting")
        String waiting() {
            throw new UncheckedIOException("mongodb://user:secret@inside is away", new IOException());
        }

        @PostMapping("/connections")
        String create(@RequestBody ConnectionCreate connection) {
            return connection.name();
        }
    }

    @BeforeEach
    void open() {
        var key = DoorKey.from(new DoorProperties(KEY, folder.resolve("api-key")));
        mvc = MockMvcBuilders.standaloneSetup(new Room())
                .setControllerAdvice(new Problems(List.of(fault -> fault instanceof UncheckedIOException)))
                .addFilters(new ApiKeyFilter(key, JsonMapper.shared()))
                .build();
    }

    @Test
    void withoutAKeyNobodyComesInAndIsToldWhy() throws Exception {
        var answer = answerTo(get("/things"));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("Send the API key in the header X-Api-Key");
    }

    @Test
    void aWrongKeyIsRefusedWithoutRepeatingIt() throws Exception {
        var answer = answerTo(get("/things").header("X-Api-Key", "0123456789abcdee"));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).doesNotContain("0123456789abcde");
    }

    @Test
    void aKeyInTheUrlOpensNothing() throws Exception {
        assertThat(answerTo(get("/things?apikey=" + KEY)).getStatus()).isEqualTo(401);
    }

    @Test
    void theRightKeyOpens() throws Exception {
        assertThat(answerTo(get("/things").header("X-Api-Key", KEY)).getStatus())
                .isEqualTo(200);
    }

    @Test
    void healthIsOpenToEverybodyAndWhatOnlyLooksLikeItIsNot() throws Exception {
        assertThat(answerTo(servlet("/actuator/health")).getStatus()).isEqualTo(200);
        assertThat(answerTo(servlet("/actuator/health/readiness")).getStatus()).isEqualTo(200);
        assertThat(answerTo(servlet("/actuator/healthy")).getStatus()).isEqualTo(401);
    }

    @Test
    void aProblemIsToldInItsOwnWords() throws Exception {
        var answer = answerTo(get("/nowhere").header("X-Api-Key", KEY));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("There is no connection x.");
    }

    @Test
    void ourOwnFaultsShowNothingOfTheInside() throws Exception {
        var answer = answerTo(get("/broken").header("X-Api-Key", KEY));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).doesNotContain("jdbc", "IllegalState");
    }

    @Test
    void troubleThatPassesIsToldAsSuch() throws Exception {
        var answer = answerTo(get("/waiting").header("X-Api-Key", KEY));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).contains("Try again").doesNotContain("secret");
    }

    @Test
    void aBadValueIsNamedWithItsMember() throws Exception {
        var answer = answerTo(post("/connections")
                .header("X-Api-Key", KEY)
                .contentType("application/json")
                .content("""
                        {"name": "Movies", "arrType": "RADAR", "url": "http://radarr:7878", "apiKey": "k"}"""));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("arrType", "RADARR, SONARR")
                .doesNotContain("RADAR\\\"");
    }

    @Test
    void aKeyOfAnImpossibleFormIsRefusedWithoutRepeatingIt() throws Exception {
        var answer = answerTo(post("/connections")
                .header("X-Api-Key", KEY)
                .contentType("application/json")
                .content("""
                        {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878", "apiKey": "se cret"}"""));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("apiKey", "blanks").doesNotContain("se cret");
    }

    @Test
    void aMissingKeyIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        var file = folder.resolve("new/api-key");

        DoorKey.from(new DoorProperties(null, file));
        var made = Files.readString(file);
        DoorKey.from(new DoorProperties(null, file));

        assertThat(made).matches("[0-9a-f]{32}\n");
        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anEmptyKeyFileOpensNothing() throws Exception {
        var file = Files.writeString(folder.resolve("api-key"), "\n");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> DoorKey.from(new DoorProperties(null, file)))
                .withMessageContaining("ARRGUS_API_KEY_FILE");
    }

    private static MockHttpServletRequestBuilder servlet(String path) {
        return get(path).servletPath(path);
    }

    private MockHttpServletResponse answerTo(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
