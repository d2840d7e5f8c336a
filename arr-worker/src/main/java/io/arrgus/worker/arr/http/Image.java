package io.arrgus.worker.arr.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a title.
 *
 * @param remoteUrl where it is in the world; the Arr's own copy needs a login
 */
public record Image(@Nullable String coverType, @Nullable String remoteUrl) {

    /** Of the first picture of that type; null if there is none. */
    public static @Nullable String first(@Nullable List<Image> images, String coverType) {
        return images == null
                ? null
                : images.stream()
                        .filter(image ->
                                coverType.equals(image.coverType()) && Values.orNull(image.remoteUrl()) != null)
                        .map(Image::remoteUrl)
                        .findFirst()
                        .orElse(null);
    }
}
