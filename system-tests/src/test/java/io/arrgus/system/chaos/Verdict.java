package io.arrgus.system.chaos;

import java.util.List;

/**
 * What a look at everything found.
 *
 * @param titles how many were compared
 * @param entries how many entries of their history were read
 */
record Verdict(int titles, int entries, List<String> problems) {

    boolean good() {
        return problems.isEmpty();
    }
}
