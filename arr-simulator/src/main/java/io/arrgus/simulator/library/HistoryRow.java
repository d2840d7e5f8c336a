package io.arrgus.simulator.library;

import java.time.Instant;

/**
 * One row of a history.
 *
 * @param id ascending as rows are written
 * @param reason why a file was deleted; nothing for other rows
 */
public record HistoryRow(int id, What what, Instant date, FileFacts file, String reason) {

    /** What a row can tell; each product has a name and a number of its own for it. */
    public enum What {
        GRABBED("grabbed", 1, "grabbed", 1),
        IMPORTED("downloadFolderImported", 3, "downloadFolderImported", 3),
        FILE_DELETED("movieFileDeleted", 6, "episodeFileDeleted", 5),
        RENAMED("movieFileRenamed", 8, "episodeFileRenamed", 6);

        private final String ofMovies;
        private final int numberOfMovies;
        private final String ofEpisodes;
        private final int numberOfEpisodes;

        What(String ofMovies, int numberOfMovies, String ofEpisodes, int numberOfEpisodes) {
            this.ofMovies = ofMovies;
            this.numberOfMovies = numberOfMovies;
            this.ofEpisodes = ofEpisodes;
            this.numberOfEpisodes = numberOfEpisodes;
        }

        public String name(Product product) {
            return product == Product.RADARR ? ofMovies : ofEpisodes;
        }

        public int number(Product product) {
            return product == Product.RADARR ? numberOfMovies : numberOfEpisodes;
        }
    }

    boolean isOfDownload() {
        return what == What.GRABBED || what == What.IMPORTED;
    }
}
