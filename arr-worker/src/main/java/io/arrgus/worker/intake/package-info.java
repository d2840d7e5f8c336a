/** Takes requests from the broker and hands them on. */
@NullMarked
@ApplicationModule(allowedDependencies = "sync")
package io.arrgus.worker.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
