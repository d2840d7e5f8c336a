/** What could not be processed: kept, shown to a person, put back or thrown away as the person says. */
@NullMarked
@ApplicationModule(allowedDependencies = {"connection", "ledger", "schedule"})
package io.arrgus.scheduler.parking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
