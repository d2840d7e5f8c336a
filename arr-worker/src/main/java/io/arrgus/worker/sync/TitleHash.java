package io.arrgus.worker.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arrgus.model.media.MediaFacts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sums up the facts of a title: equal for equal facts, and only for those. */
final class TitleHash {

    /**
     * Of the way from an Arr's words to our facts. A new one makes all titles look changed once, so it is raised exactly
     * when the same words of an Arr give other facts than before.
     */
    static final int MAPPER_VERSION = 1;

    private static final int KEPT_BYTES = 24;

    /** One writing for one value: members sorted by name, nulls left out. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private TitleHash() {}

    static String of(MediaFacts facts) {
        var sha256 = sha256();
        sha256.update((byte) MAPPER_VERSION);
        var sum = sha256.digest(CANONICAL.writeValueAsBytes(facts));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sum, KEPT_BYTES));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
