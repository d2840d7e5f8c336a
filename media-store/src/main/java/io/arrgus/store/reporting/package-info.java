/** Tells the scheduler how runs and libraries ended. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.arrgus.store.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
