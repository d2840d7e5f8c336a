/** What every Arr can do for us, in our own words, and how its failures are told apart. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.arrgus.worker.arr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
