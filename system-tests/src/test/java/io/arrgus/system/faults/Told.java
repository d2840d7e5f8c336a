package io.arrgus.system.faults;

/**
 * What became of one row.
 *
 * @param kind of the failure, empty if there was none
 * @param message what the connection then shows
 * @param lost titles that were there before and are not any more
 * @param other how a healthy connection fared meanwhile
 * @param otherFirst whether it was done before the sick one
 */
record Told(
        String outcome,
        String state,
        String kind,
        String code,
        String message,
        String hint,
        int statusCalls,
        int listCalls,
        int lost,
        String other,
        boolean otherFirst,
        boolean equalAfterwards) {}
