package io.arrgus.scheduler.ledger;

import java.time.Instant;

/** The database's clock, in milliseconds: the only one that all schedulers share. */
@FunctionalInterface
public interface DatabaseTime {

    Instant now();
}
