/** Says over the broker what a sync has to say. */
@NullMarked
@ApplicationModule(allowedDependencies = "sync")
package io.arrgus.worker.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
