package io.arrgus.store.query;

import io.arrgus.store.mongo.MediaDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bson.Document;

/**
 * Where a page ended. The next one begins behind that title, also if titles came, went or moved meanwhile.
 *
 * @param place of the last title in the order of {@code sort}
 * @param id of that title
 */
record Cursor(MediaSort sort, boolean descending, String place, String id) {

    private static final String SEPARATOR = "\n";

    static Cursor after(MediaDocument last, MediaSort sort, boolean descending) {
        return new Cursor(sort, descending, sort.place(last), last.id());
    }

    /** @throws IllegalArgumentException or a DateTimeException if {@code text} is no cursor of ours */
    static Cursor parse(String text) {
        var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("no cursor");
        }
        var sort = MediaSort.of(parts[0]).orElseThrow(() -> new IllegalArgumentException("no cursor"));
        sort.value(parts[2]);
        return new Cursor(sort, Boolean.parseBoolean(parts[1]), parts[2], parts[3]);
    }

    String text() {
        var parts = String.join(SEPARATOR, sort.word(), Boolean.toString(descending), place, id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    /** Narrows {@code query} to what comes behind. */
    void narrow(Document query) {
        var beyond = descending ? "$lt" : "$gt";
        var value = sort.value(place);
        query.append(
                "$or",
                List.of(
                        new Document(sort.member(), new Document(beyond, value)),
                        new Document(sort.member(), value).append("_id", new Document(beyond, id))));
    }
}
