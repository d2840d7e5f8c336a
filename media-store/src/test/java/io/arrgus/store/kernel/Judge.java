package io.arrgus.store.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Looks on while a random history goes on, and says in the end what was wrong. It trusts nothing that the kernel says. */
final class Judge {

    private static final Duration DAY = Duration.ofDays(1);

    private final int mayGo;
    private final List<Removal> removals = new ArrayList<>();
    private final TreeMap<Long, Set<String>> finishedLists = new TreeMap<>();
    private final Map<String, HistoryEntry> recorded = new HashMap<>();
    private final Map<Long, Set<String>> words = new HashMap<>();
    private Set<String> allowed = Set.of();
    private final Set<String> forgotten = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /** @param mayGo how many titles may go within a day without a person's word */
    Judge(int mayGo) {
        this.mayGo = mayGo;
    }

    /**
     * A write that takes a title out.
     *
     * @param list external ids that the run's own list held
     */
    private record Removal(HistoryEntry entry, Set<String> list) {

        String externalId() {
            return entry.mediaId().externalId();
        }
    }

    /** What one run says it saw. */
    record Seen(long fence, Set<String> list, Set<String> skipped) {}

    /** An operation was done for a message of this run. */
    void watch(@Nullable Seen run, Stepped.Call call, @Nullable Object result) {
        if (run != null) {
            words.computeIfAbsent(run.fence(), _ -> new HashSet<>()).addAll(allowed);
        }
        switch (call.operation()) {
            case "closeRun" -> finished(run);
            case "closeUnchanged" -> {
                if (Boolean.TRUE.equals(result)) {
                    finished(run);
                }
            }
            case "write" -> arguments(call, TitleWrite.class).forEach(it -> written(run, it));
            case "record" -> arguments(call, HistoryEntry.class).forEach(this::recorded);
            case "forgetHistory" ->
                arguments(call, Title.class).forEach(it -> forgotten.add(it.id().externalId()));
            case "putHold" -> {
                if (Boolean.TRUE.equals(result)) {
                    allowed = ((Hold) call.arguments().getFirst()).allowed();
                }
            }
            default -> {}
        }
    }

    private void finished(@Nullable Seen run) {
        if (run != null) {
            var list = new TreeSet<>(run.list());
            list.removeAll(run.skipped());
            finishedLists.put(run.fence(), list);
        }
    }

    private void written(@Nullable Seen run, TitleWrite write) {
        if (run != null
                && write instanceof TitleWrite.Change(var _, var after, var entry)
                && !after.media().live()) {
            removals.add(new Removal(entry, run.list()));
        }
    }

    private void recorded(HistoryEntry entry) {
        recorded.put(key(entry), entry);
    }

    private static String key(HistoryEntry entry) {
        return entry.id() + "@" + entry.fence();
    }

    private static <T> List<T> arguments(Stepped.Call call, Class<T> type) {
        return ((List<?>) call.arguments().getFirst()).stream().map(type::cast).toList();
    }

    /** Titles that were removed by a run whose own list held them, or that the newest finished list holds. */
    void judgeRemovals(List<Title> stored) {
        var titles = stored.stream().collect(Collectors.toMap(it -> it.id().externalId(), it -> it));
        var newest = finishedLists.lastEntry();
        removals.forEach(it -> {
            if (it.list().contains(it.externalId())) {
                faults.add("removed, and was in its list: " + it);
            }
            if (newest != null
                    && it.entry().fence() < newest.getKey()
                    && newest.getValue().contains(it.externalId())
                    && isDead(titles.get(it.externalId()), it.entry().fence())) {
                faults.add("removed, and is in the list of " + newest.getKey() + ": " + it);
            }
        });
    }

    private static boolean isDead(@Nullable Title title, long fence) {
        return title != null && !title.media().live() && title.media().fence() == fence;
    }

    /**
     * No more titles go within a day than the fuse allows, but for those that a person had allowed to go. A title that
     * comes and goes while one run is fetched and delivered several times is one title.
     */
    void judgeFuse() {
        var times = removals.stream()
                .filter(it -> !words.getOrDefault(it.entry().fence(), Set.of()).contains(it.externalId()))
                .filter(it -> recorded.containsKey(key(it.entry())))
                .collect(Collectors.toMap(
                        it -> it.externalId() + "@" + it.entry().fence(),
                        it -> it.entry().at(),
                        (first, _) -> first))
                .values();
        for (var from : times) {
            var within = times.stream().filter(it -> within(from, it)).count();
            if (within > mayGo) {
                faults.add(within + " titles went within a day of " + from + ", " + mayGo + " may");
                return;
            }
        }
    }

    private static boolean within(Instant from, Instant at) {
        return !at.isBefore(from) && at.isBefore(from.plus(DAY));
    }

    /** A finished FULL run has put its own titles in place of all that was found before. */
    void judgeHold(Hold hold) {
        var newest = finishedLists.isEmpty() ? 0 : finishedLists.lastKey();
        hold.found().stream()
                .filter(it -> it.fence() < newest)
                .forEach(it -> faults.add("held since " + it.fence() + ", but " + newest + " is finished: " + hold));
        if (!hold.titles().containsAll(hold.allowed())) {
            faults.add("allowed, but not held: " + hold);
        }
    }

    /** The living titles are those of the Arr, and those that wait for a person; of these the Arr has none. */
    void judgeTruth(List<Title> stored, Set<String> held, Map<Integer, Integer> truth) {
        var live = stored.stream()
                .filter(it -> it.media().live())
                .collect(Collectors.toMap(
                        it -> it.id().externalId(), it -> it.media().facts().title(), (a, _) -> a, TreeMap::new));
        var expected = truth.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> "" + it.getKey(), it -> RandomArr.nameOf(it.getValue()), (a, _) -> a, TreeMap::new));
        if (!live.keySet().containsAll(held) || held.stream().anyMatch(expected::containsKey)) {
            faults.add("held are " + held + ", in the store " + live + ", in the Arr " + expected);
        }
        live.keySet().removeAll(held);
        if (!live.equals(expected)) {
            faults.add("in the store " + live + ", in the Arr " + expected + ", held " + held);
        }
    }

    /** The entries of each title, by rev, have no gap and lead to what is stored. */
    void judgeHistory(List<Title> stored, List<HistoryEntry> history) {
        var entries = new HashMap<String, HistoryEntry>();
        history.forEach(it -> {
            if (entries.put(it.id(), it) != null) {
                faults.add("twice: " + it);
            }
        });
        stored.forEach(it -> judgeHistory(it, entries));
        if (forgotten.isEmpty() && !stored.isEmpty()) {
            judgeIntent(stored, history);
        }
    }

    private void judgeHistory(Title title, Map<String, HistoryEntry> entries) {
        var media = title.media();
        // A title that came back while it was forgotten has lost what came before.
        var mayBeShort = forgotten.contains(media.id().externalId());
        LongStream.rangeClosed(1, media.rev())
                .filter(rev -> !entries.containsKey(media.id() + ":" + rev))
                .filter(rev -> !mayBeShort || entries.containsKey(media.id() + ":" + (rev - 1)))
                .forEach(rev -> faults.add("no entry " + media.id() + ":" + rev));
        var last = entries.get(media.id() + ":" + media.rev());
        if (media.rev() > 0 && (last == null || !last.hash().equals(media.hash()) || last.live() != media.live())) {
            faults.add(last + " does not lead to " + media);
        }
        if (!title.unsent().isEmpty()) {
            faults.add("unsent: " + title.unsent());
        }
    }

    /** What a user decided stays: a decision that is in the history is in force, and none comes from nowhere. */
    private void judgeIntent(List<Title> stored, List<HistoryEntry> history) {
        var decided = history.stream()
                .filter(it -> it.what() == HistoryEntry.What.DECIDED)
                .map(HistoryEntry::mediaId)
                .collect(Collectors.toSet());
        stored.stream()
                .filter(it -> decided.contains(it.id()) != (it.media().userMonitor() != null))
                .forEach(it -> faults.add("decided " + decided.contains(it.id()) + ", but " + it));
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
