package io.arrgus.system.faults;

import io.arrgus.system.faults.SpoiltArr.Part;
import io.arrgus.system.faults.SpoiltArr.Script;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an Arr, or what stands before it, can go wrong, and what Arrgus makes of it.
 *
 * @param what happened, for the table
 * @param part of the API that is spoilt; null if the connection gets another address instead
 * @param url the other address
 * @param outcome of the run
 * @param code of the failure, or of what was left undone; empty if nothing was
 * @param statusCalls how often the Arr was asked for its status
 * @param listCalls how often for its library
 * @param slow whether the run is still under way while others come and go
 */
record Row(
        String what,
        @Nullable Part part,
        @Nullable Script script,
        @Nullable String url,
        String outcome,
        String code,
        int statusCalls,
        int listCalls,
        boolean slow) {

    static Row status(String what, String code, int calls, Script script) {
        return new Row(what, Part.STATUS, script, null, "FAILED", code, calls, 0, false);
    }

    static Row list(String what, String code, int calls, Script script) {
        return new Row(what, Part.LIST, script, null, "FAILED", code, 1, calls, false);
    }

    static Row address(String what, String code, String url) {
        return new Row(what, null, null, url, "FAILED", code, 0, 0, false);
    }

    /** A list that does not make the run fail. */
    static Row taken(String what, String outcome, String code, Script script) {
        return new Row(what, Part.LIST, script, null, outcome, code, 1, 1, false);
    }

    Row slowly() {
        return new Row(what, part, script, url, outcome, code, statusCalls, listCalls, true);
    }

    @Override
    public String toString() {
        return what;
    }
}
