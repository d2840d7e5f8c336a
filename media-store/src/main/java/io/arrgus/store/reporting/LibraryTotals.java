package io.arrgus.store.reporting;

import io.arrgus.model.media.MonitorStatus;
import io.arrgus.store.mongo.LibraryPart;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The library of one connection in numbers, few enough to be shown. */
record LibraryTotals(
        Map<MonitorStatus, Long> byStatus,
        long monitored,
        Sum all,
        Map<String, Sum> byQualityProfile,
        Map<String, Sum> byRootFolder) {

    /** So many quality profiles, and so many root folders, are told apart. */
    static final int MOST = 20;

    private static final String OTHER = "other";
    private static final String NONE = "none";

    /** @param size on disk, in bytes */
    record Sum(long titles, long size) {

        private Sum plus(Sum other) {
            return new Sum(titles + other.titles, size + other.size);
        }
    }

    static LibraryTotals of(List<LibraryPart> parts) {
        var byStatus = new EnumMap<MonitorStatus, Long>(MonitorStatus.class);
        for (var status : MonitorStatus.values()) {
            byStatus.put(status, 0L);
        }
        parts.forEach(part -> byStatus.merge(part.status(), part.titles(), Long::sum));
        return new LibraryTotals(
                byStatus,
                parts.stream()
                        .filter(LibraryPart::monitored)
                        .mapToLong(LibraryPart::titles)
                        .sum(),
                parts.stream().map(LibraryTotals::sum).reduce(new Sum(0, 0), Sum::plus),
                by(parts, part -> Objects.toString(part.qualityProfile(), NONE)),
                by(parts, part -> Objects.requireNonNullElse(part.rootFolder(), NONE)));
    }

    private static Sum sum(LibraryPart part) {
        return new Sum(part.titles(), part.size());
    }

    /** The largest have a name of their own. */
    private static Map<String, Sum> by(List<LibraryPart> parts, Function<LibraryPart, String> name) {
        var all = parts.stream().collect(Collectors.toMap(name, LibraryTotals::sum, Sum::plus, TreeMap::new));
        var largest = all.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Sum> it) -> it.getValue().titles())
                        .reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> largest.contains(it.getKey()) ? it.getKey() : OTHER, Map.Entry::getValue, Sum::plus));
    }
}
