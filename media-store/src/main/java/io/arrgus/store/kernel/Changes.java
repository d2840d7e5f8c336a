package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaFacts;
import io.arrgus.store.kernel.HistoryEntry.Change;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells which members differ. */
final class Changes {

    private static final RecordComponent[] FACTS = MediaFacts.class.getRecordComponents();

    private Changes() {}

    static Map<String, Change> between(MediaFacts before, MediaFacts after) {
        var changes = new LinkedHashMap<String, Change>();
        for (var member : FACTS) {
            note(changes, member.getName(), valueOf(member, before), valueOf(member, after));
        }
        return changes;
    }

    static void note(Map<String, Change> changes, String member, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(member, new Change(before, after));
        }
    }

    private static @Nullable Object valueOf(RecordComponent member, MediaFacts facts) {
        try {
            return plain(member.getAccessor().invoke(facts));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("An accessor of a public record cannot be called", impossible);
        }
    }

    /** As it comes back from a database, which knows no enums and no more than milliseconds. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.truncatedTo(ChronoUnit.MILLIS);
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }
}
