package io.arrgus.worker.arr;

import io.arrgus.model.connection.PathMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Translates an Arr's folders into those of our users. The first mapping whose {@code from} is the folder or above it
 * decides; {@code /data/media} is not above {@code /data/media-backup}. What a mapping gives back has forward slashes.
 */
public final class PathMapper {

    private static final Pattern WINDOWS = Pattern.compile("(?s)(?:[A-Za-z]:(?:[\\\\/].*)?|\\\\\\\\.*)");

    private final List<PathMapping> mappings;

    public PathMapper(List<PathMapping> mappings) {
        this.mappings = mappings.stream()
                .filter(mapping -> !mapping.from().equals(mapping.to()))
                .toList();
    }

    /** Null for a folder that is absent or empty. */
    public @Nullable String map(@Nullable String folder) {
        if (folder == null || folder.isEmpty()) {
            return null;
        }
        if (mappings.isEmpty()) {
            return folder;
        }
        for (var mapping : mappings) {
            var rest = below(mapping.from(), folder);
            if (rest != null) {
                return join(mapping.to(), rest);
            }
        }
        return folder.replace('\\', '/');
    }

    /** The steps from {@code ancestor} down to {@code folder}; null if it is not its ancestor. */
    private static @Nullable List<String> below(String ancestor, String folder) {
        var windows = isWindows(ancestor);
        if (windows != isWindows(folder)) {
            return null;
        }
        var above = steps(ancestor, windows);
        var steps = steps(folder, windows);
        if (above.size() > steps.size()) {
            return null;
        }
        for (int i = 0; i < above.size(); i++) {
            if (!same(above.get(i), steps.get(i), windows)) {
                return null;
            }
        }
        return steps.subList(above.size(), steps.size());
    }

    /** A drive or a share. On other systems a backslash is a letter like any other. */
    private static boolean isWindows(String path) {
        return WINDOWS.matcher(path).matches();
    }

    /** The first step is the root, so that relative and absolute paths, drives and shares differ. */
    private static List<String> steps(String path, boolean windows) {
        var slashed = windows ? path.replace('\\', '/') : path;
        var root = slashed.startsWith("//") && windows ? "//" : slashed.startsWith("/") ? "/" : "";
        var names = Arrays.stream(slashed.split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .toList();
        return Stream.concat(Stream.of(root), names.stream()).toList();
    }

    private static boolean same(String a, String b, boolean windows) {
        return windows ? a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT)) : a.equals(b);
    }

    private static String join(String to, List<String> rest) {
        var start = withoutLastSlash(to.replace('\\', '/'));
        if (rest.isEmpty()) {
            return start;
        }
        return (start.endsWith("/") ? start : start + "/") + String.join("/", rest);
    }

    /** The root of all, and that of a drive, keep theirs. */
    private static String withoutLastSlash(String path) {
        var end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/' && path.charAt(end - 2) != ':') {
            end--;
        }
        return path.substring(0, end);
    }
}
