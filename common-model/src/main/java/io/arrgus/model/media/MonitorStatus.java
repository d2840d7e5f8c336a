package io.arrgus.model.media;

/** How a title stands, in one word. */
public enum MonitorStatus {
    /** The Arr has all of it. */
    DOWNLOADED,
    /** The Arr is fetching it. */
    DOWNLOADING,
    /** Not there, and wanted. */
    MONITORED,
    /** Not there, and nobody asked for it. */
    MISSING;

    /** The one place that derives a status: the first that is true decides. */
    public static MonitorStatus of(boolean complete, boolean downloading, boolean monitor) {
        if (complete) {
            return DOWNLOADED;
        }
        if (downloading) {
            return DOWNLOADING;
        }
        return monitor ? MONITORED : MISSING;
    }
}
