/** How the schedule's words reach workers and stores: over RabbitMQ. */
@NullMarked
@ApplicationModule(allowedDependencies = "schedule")
package io.arrgus.scheduler.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
