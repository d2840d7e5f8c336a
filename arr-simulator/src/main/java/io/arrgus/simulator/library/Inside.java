package io.arrgus.simulator.library;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.filter.FilteringGeneratorDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.filter.TokenFilter.Inclusion;

/** Writes a title as a part of something else: a history, a queue, an episode say less of it than a list. */
final class Inside extends TokenFilter {
    private static final Set<String> LEFT_OUT = Set.of(
            "sizeOnDisk",
            "hasFile",
            "movieFile",
            "statistics",
            "collection",
            "rootFolderPath",
            "nextAiring",
            "previousAiring");

    private final Product product;

    private Inside(Product product) {
        this.product = product;
    }

    static void write(JsonGenerator out, Snapshot snapshot, int position, Product product) {
        // Closing it would close what stands around it.
        var filtered = new FilteringGeneratorDelegate(out, new Inside(product), Inclusion.INCLUDE_ALL_AND_PATH, true);
        snapshot.write(filtered, position, new View("", true, product == Product.SONARR));
    }

    @Override
    public @Nullable TokenFilter includeProperty(String name) {
        var left = LEFT_OUT.contains(name) || (product == Product.SONARR && name.equals("alternateTitles"));
        return left ? null : this;
    }

    @Override
    public boolean includeEmptyArray(boolean contentsFiltered) {
        return true;
    }

    @Override
    public boolean includeEmptyObject(boolean contentsFiltered) {
        return true;
    }

    @Override
    protected boolean _includeScalar() {
        return true;
    }
}
