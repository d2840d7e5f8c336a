package io.arrgus.store.mongo;

import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaFacts;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.store.kernel.HistoryEntry.What;
import io.arrgus.store.kernel.Title;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A title as it is stored. The members from {@code monitor} on follow from the others: they are what is asked for, and
 * are written anew with each change.
 *
 * @param connection the first half of the id
 * @param externalId the second half
 * @param titleKey orders titles as people expect
 * @param words of the title, normalised: each is found by its beginning
 * @param year 0 if nobody knows it
 */
public record MediaDocument(
        @BsonId String id,
        String connection,
        String externalId,
        MediaFacts facts,
        String hash,
        boolean live,
        long fence,
        long rev,
        boolean ruledMonitor,
        @Nullable Boolean userMonitor,
        @Nullable String userTrailerId,
        Instant addedAt,
        Instant updatedAt,
        @Nullable Instant removedAt,
        LastChangeDocument lastChange,
        @Nullable List<EntryDocument> unsent,
        boolean monitor,
        MonitorStatus status,
        String titleKey,
        List<String> words,
        int year) {

    /** As {@link Title.LastChange}. */
    public record LastChangeDocument(long fence, What what) {

        static LastChangeDocument of(Title.LastChange change) {
            return new LastChangeDocument(change.fence(), change.what());
        }
    }

    static MediaDocument of(Title title) {
        var media = title.media();
        var unsent = title.unsent().stream().map(EntryDocument::of).toList();
        return new MediaDocument(
                media.id().toString(),
                media.id().connectionId().value(),
                media.id().externalId(),
                media.facts(),
                media.hash(),
                media.live(),
                media.fence(),
                media.rev(),
                media.ruledMonitor(),
                media.userMonitor(),
                media.userTrailerId(),
                media.addedAt(),
                media.updatedAt(),
                media.removedAt(),
                LastChangeDocument.of(title.lastChange()),
                unsent.isEmpty() ? null : unsent,
                media.monitor(),
                media.status(),
                TitleText.key(media.facts()),
                TitleText.words(media.facts().title()),
                Objects.requireNonNullElse(media.facts().year(), 0));
    }

    /** The title as everybody may see it. */
    public Media media() {
        return new Media(
                MediaId.parse(id),
                facts,
                hash,
                live,
                fence,
                rev,
                ruledMonitor,
                userMonitor,
                userTrailerId,
                addedAt,
                updatedAt,
                removedAt);
    }

    Title title() {
        var change = new Title.LastChange(lastChange.fence(), lastChange.what());
        var entries = unsent == null ? List.<EntryDocument>of() : unsent;
        return new Title(
                media(), change, entries.stream().map(EntryDocument::entry).toList());
    }
}
