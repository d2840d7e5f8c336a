package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Copy.Aspect;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened to one title.
 *
 * @param before the library until then
 * @param now the library since then
 */
public record Change(Kind kind, int arrId, Snapshot before, Snapshot now) {

    /** What can happen to a title. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** A release of it is being downloaded. */
        GRABBED,
        IMPORTED,
        UPGRADED,
        FILES_DELETED,
        RENAMED,
        /** Anything else: of that, no history and no webhook tells. */
        EDITED
    }

    /** A change of this and that may have been one of its files. */
    static Change edited(int arrId, Snapshot before, Snapshot now) {
        var any = new Change(Kind.EDITED, arrId, before, now);
        if (!any.touchedFiles()) {
            return any;
        }
        if (!any.newFiles().isEmpty()) {
            return new Change(Kind.IMPORTED, arrId, before, now);
        }
        return any.lostFiles().isEmpty() ? any : new Change(Kind.FILES_DELETED, arrId, before, now);
    }

    private boolean touchedFiles() {
        var then = before.positionOfArrId(arrId);
        var later = now.positionOfArrId(arrId);
        return then.isPresent()
                && later.isPresent()
                && before.copy(then.getAsInt()).changesOf(Aspect.FILES)
                        != now.copy(later.getAsInt()).changesOf(Aspect.FILES);
    }

    /** Files that are there now and were not before. */
    public List<FileFacts> newFiles() {
        return without(files(now), files(before));
    }

    /** Files that were there before and are not any more. */
    public List<FileFacts> lostFiles() {
        return without(files(before), files(now));
    }

    /** The files that would come if what is wanted came. */
    public List<FileFacts> wantedFiles() {
        return now.positionOfArrId(arrId).stream()
                .mapToObj(now::wanted)
                .flatMap(List::stream)
                .toList();
    }

    List<FileFacts> files(Snapshot of) {
        return of.positionOfArrId(arrId).stream()
                .mapToObj(of::files)
                .flatMap(List::stream)
                .toList();
    }

    static List<FileFacts> without(List<FileFacts> files, List<FileFacts> others) {
        var known = others.stream().map(FileFacts::fileId).collect(Collectors.toSet());
        return files.stream().filter(file -> !known.contains(file.fileId())).toList();
    }
}
