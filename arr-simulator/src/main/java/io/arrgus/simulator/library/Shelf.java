package io.arrgus.simulator.library;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Finds files and episodes by their own ids, and writes them as the Arrs show them. */
public record Shelf(Product product, Snapshot snapshot) {
    private static final int IDS_OF_MOVIES = 1_000_000;
    private static final int IDS_OF_EPISODES = 100_000_000;

    /** What of an episode is wanted besides. */
    public record Extras(OptionalInt season, boolean file, boolean series, boolean images) {
        public static final Extras NONE = new Extras(OptionalInt.empty(), false, false, false);
    }

    public List<FileFacts> filesOf(int arrId) {
        var position = snapshot.positionOfArrId(arrId);
        return position.isPresent() ? snapshot.files(position.getAsInt()) : List.of();
    }

    public Optional<FileFacts> file(int fileId) {
        return filesOf(ownerOfFile(fileId)).stream()
                .filter(file -> file.fileId() == fileId)
                .findFirst();
    }

    private int ownerOfFile(int fileId) {
        return switch (product) {
            case RADARR -> fileId % IDS_OF_MOVIES;
            case SONARR -> fileId % IDS_OF_EPISODES / Episode.MOST_PER_SERIES;
        };
    }

    /** A file by itself. */
    public void write(JsonGenerator out, FileFacts file) {
        out.writeStartObject();
        switch (product) {
            case RADARR -> FileJson.ofMovie(out, file, true);
            case SONARR -> FileJson.ofEpisode(out, file);
        }
        out.writeEndObject();
    }

    /** The episodes of some files, as webhooks show them. */
    void writeForEvent(JsonGenerator out, List<FileFacts> files) {
        out.writeArrayPropertyStart("episodes");
        for (var episode :
                files.isEmpty() ? List.<Episode>of() : episodes(files.getFirst().arrId())) {
            if (files.stream().anyMatch(file -> file.episodeId() == episode.id())) {
                episode.writeForEvent(out);
            }
        }
        out.writeEndArray();
    }

    /** Whether there is such an episode. */
    public boolean hasEpisode(int id) {
        return episodes(id / Episode.MOST_PER_SERIES).stream().anyMatch(episode -> episode.id() == id);
    }

    /** Writes an episode that is there. */
    public void writeEpisode(JsonGenerator out, int id, Extras extras) {
        writeEpisodes(
                out,
                episodes(id / Episode.MOST_PER_SERIES).stream()
                        .filter(episode -> episode.id() == id)
                        .toList(),
                extras);
    }

    /** Writes the episodes of a series, one after the other. */
    public void writeEpisodesOf(JsonGenerator out, int arrId, Extras extras) {
        writeEpisodes(out, episodes(arrId), extras);
    }

    private List<Episode> episodes(int arrId) {
        var position = snapshot.positionOfArrId(arrId);
        if (position.isEmpty()) {
            return List.of();
        }
        var copy = snapshot.copy(position.getAsInt());
        return Episode.of(copy, Series.of(copy));
    }

    private void writeEpisodes(JsonGenerator out, List<Episode> episodes, Extras extras) {
        for (var episode : episodes) {
            if (extras.season().orElse(episode.season()) == episode.season()) {
                write(out, episode, extras);
            }
        }
    }

    private void write(JsonGenerator out, Episode episode, Extras extras) {
        var position = snapshot.positionOfArrId(episode.seriesId()).orElseThrow();
        out.writeStartObject();
        episode.writeMembers(out, Series.of(snapshot.copy(position)), extras.file());
        if (extras.series()) {
            out.writeName("series");
            Inside.write(out, snapshot, position, product);
        }
        if (extras.images()) {
            out.writeArrayPropertyStart("images");
            out.writeStartObject();
            out.writeStringProperty("coverType", "screenshot");
            out.writeStringProperty("remoteUrl", "https://artwork.example.invalid/e/" + episode.id() + ".jpg");
            out.writeEndObject();
            out.writeEndArray();
        }
        out.writeNumberProperty("id", episode.id());
        out.writeEndObject();
    }
}
