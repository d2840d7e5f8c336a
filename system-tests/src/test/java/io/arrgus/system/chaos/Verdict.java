package io.arrgus.system.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a look at everything found.
 *
 * @param titles how many were compared
 * @param entries how many entries of their history were read
 */
record Verdict(int titles, int entries, List<String> problems) {

    Verdict and(List<String> more) {
        return new Verdict(
                titles, entries, Stream.concat(more.stream(), problems.stream()).toList());
    }

    boolean good() {
        return problems.isEmpty();
    }
}
