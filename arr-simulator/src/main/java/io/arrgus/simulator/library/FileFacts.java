package io.arrgus.simulator.library;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One file of a title: what lists, histories, queues and webhooks tell of it.
 *
 * @param arrId the movie or series whose file it is
 * @param episodeId 0 for a movie
 * @param folder the folder of the whole title
 * @param known whether it is known from which release it came
 * @param dots the title as releases write it
 * @param language where it stands among {@link Words#LANGUAGES}
 */
public record FileFacts(
        int fileId,
        int arrId,
        int episodeId,
        int season,
        String folder,
        String relativePath,
        long size,
        Quality quality,
        @Nullable String group,
        boolean known,
        LocalDate added,
        int language,
        boolean cut,
        int bitrate,
        String dots) {

    public String path() {
        return folder + "/" + relativePath;
    }

    /** The name of the release. */
    public String release() {
        return dots + "." + quality.name() + (group == null ? "" : "-" + group);
    }

    /** What a download is known by: the same for its grab, its queue and its import. */
    public String downloadId() {
        var hash = new StringBuilder();
        var state = (long) fileId * 0x9E3779B97F4A7C15L + size;
        while (hash.length() < 40) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            hash.append(String.format("%08X", (int) (state >>> 32)));
        }
        return hash.toString();
    }

    boolean isWide() {
        return quality.resolution() > 1080;
    }

    FileFacts renamed(String newRelativePath) {
        return new FileFacts(
                fileId,
                arrId,
                episodeId,
                season,
                folder,
                newRelativePath,
                size,
                quality,
                group,
                known,
                added,
                language,
                cut,
                bitrate,
                dots);
    }
}
