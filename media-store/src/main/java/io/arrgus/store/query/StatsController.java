package io.arrgus.store.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "media")
class StatsController {

    private final StoredMedia media;

    StatsController(StoredMedia media) {
        this.media = media;
    }

    @GetMapping("/api/v1/stats")
    @Operation(summary = "Counts the titles of each connection by their status")
    Stats stats() {
        return media.stats();
    }
}
