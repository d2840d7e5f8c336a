/** Tells the scheduler how runs and libraries ended and what is wanted of it, and shows in metrics what happens. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "mongo"})
package io.arrgus.store.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
