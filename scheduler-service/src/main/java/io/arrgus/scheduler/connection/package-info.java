/** The connections and their doors: what people add, change, delete, look at, and sync by hand. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "schedule"})
package io.arrgus.scheduler.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
