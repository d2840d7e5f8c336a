package io.arrgus.store.query;

import io.arrgus.model.media.MediaRead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the titles that were asked for.
 *
 * @param nextCursor for the next page; null on the last one
 * @param total how many titles there are on all pages together; only on the first page
 */
record MediaPage(
        List<MediaRead> items,
        @Nullable String nextCursor,
        @Nullable Long total) {}
