package io.arrgus.service.metrics;

import java.time.Duration;

/** Meters whose values are looked up now and then, so that a scrape costs nobody anything. */
public interface Refreshed {

    Duration every();

    /** What it throws is waited for: the next time may do better. */
    void refresh();
}
