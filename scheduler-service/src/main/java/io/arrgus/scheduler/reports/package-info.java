/** What workers and stores report: progress, the end of a fetch, the end of a run. */
@NullMarked
@ApplicationModule(allowedDependencies = "schedule")
package io.arrgus.scheduler.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
