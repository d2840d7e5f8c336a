/**
 * Decides what an observation changes: fences, floor, attempts, removals, history. It knows no framework and no
 * database; whatever it does can be stopped between any two calls of {@link MediaDatabase}, and done again.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.arrgus.store.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
