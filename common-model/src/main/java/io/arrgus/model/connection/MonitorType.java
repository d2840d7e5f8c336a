package io.arrgus.model.connection;

/** The rule of a connection that decides {@code monitor} of its titles, as long as no user has. */
public enum MonitorType {
    /** Every title is monitored. */
    MISSING,
    /** A title is monitored if the rule was in force when it was first seen; later changes of the rule leave it alone. */
    NEW,
    /** As the Arr's own {@code monitored} says, in both directions. */
    SYNC,
    /** Nothing is monitored. */
    NONE;

    /**
     * Decides {@code monitor} of one title.
     *
     * @param first whether the title is seen for the first time
     * @param before what the rule decided last time; of no meaning for a first sight
     * @param arrMonitored what the Arr says
     */
    public boolean decides(boolean first, boolean before, boolean arrMonitored) {
        return switch (this) {
            case MISSING -> true;
            case NEW -> first || before;
            case SYNC -> arrMonitored;
            case NONE -> false;
        };
    }
}
