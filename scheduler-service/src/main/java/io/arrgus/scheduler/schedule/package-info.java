/** What is due, who does it, and what becomes of it: claims, leases, and the consequences of how a run ended. */
@NullMarked
@ApplicationModule(allowedDependencies = "ledger")
package io.arrgus.scheduler.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
