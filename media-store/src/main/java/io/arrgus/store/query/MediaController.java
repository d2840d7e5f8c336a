package io.arrgus.store.query;

import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaRead;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.service.door.Problems;
import io.arrgus.store.kernel.Kernel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/media")
@Tag(name = "media")
class MediaController {

    private static final Pattern YOUTUBE_ID = Pattern.compile("([A-Za-z0-9_-]{11})?");

    private final StoredMedia media;
    private final Kernel kernel;

    MediaController(StoredMedia media, Kernel kernel) {
        this.media = media;
        this.kernel = kernel;
    }

    @GetMapping
    @Operation(summary = "Finds titles that are in an Arr now, or that were removed not long ago")
    MediaPage find(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return media.find(MediaQuery.parse(parameters));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows one title, also one that was removed not long ago")
    MediaRead show(@PathVariable String id) {
        return media.find(idOf(id)).map(MediaRead::of).orElseThrow(() -> unknown(id));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Decides about one title; no sync ever takes that back")
    MediaRead decide(@PathVariable String id, @RequestBody MediaUpdate update) {
        if (update.monitor() == null && update.youtubeTrailerId() == null) {
            throw Problems.badInput("There is nothing to decide: give 'monitor' or 'youtubeTrailerId'.");
        }
        if (update.youtubeTrailerId() != null
                && !YOUTUBE_ID.matcher(update.youtubeTrailerId()).matches()) {
            throw Problems.badInput(
                    "'youtubeTrailerId' is not the id of a video on YouTube: 11 letters, digits, - or _.");
        }
        return kernel.decide(idOf(id), update).map(MediaRead::of).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Tells what happened to one title, the newest first")
    HistoryPage history(
            @PathVariable String id,
            @Parameter(description = "the nextCursor of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            @Parameter(description = "how many at most, 1 to 500") @RequestParam(defaultValue = "" + MediaQuery.USUAL)
                    String limit) {
        var mediaId = idOf(id);
        if (media.find(mediaId).isEmpty()) {
            throw unknown(id);
        }
        return media.history(mediaId, cursor, MediaQuery.limit(limit));
    }

    private static MediaId idOf(String text) {
        try {
            return MediaId.parse(text);
        } catch (IllegalArgumentException noId) {
            throw unknown(text);
        }
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("There is no title '" + id + "'. Ids read CONNECTION:EXTERNAL-ID, such as films:603.");
    }
}
