package io.arrgus.store.mongo;

import io.arrgus.store.kernel.Grants;
import io.arrgus.store.kernel.Grants.Grant;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As {@link Grants}. It lies in the library's state, but is read only when something is to be removed. */
public record GrantsDocument(long version, List<GrantDocument> grants) {

    /** As {@link Grant}. */
    public record GrantDocument(String to, int titles, long lived, Instant at) {}

    /** The part of a library's state that has them. */
    public record OfLibrary(@BsonId String id, @Nullable GrantsDocument grants) {}

    static GrantsDocument of(Grants grants) {
        return new GrantsDocument(
                grants.version(),
                grants.grants().stream()
                        .map(it -> new GrantDocument(it.to(), it.titles(), it.lived(), it.at()))
                        .toList());
    }

    Grants known() {
        return new Grants(
                version,
                grants.stream()
                        .map(it -> new Grant(it.to(), it.titles(), it.lived(), it.at()))
                        .toList());
    }
}
