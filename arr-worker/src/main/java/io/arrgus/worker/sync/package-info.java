/** Turns one request into what its Arr says: fetch, spool, read twice. */
@NullMarked
@ApplicationModule(allowedDependencies = "arr")
package io.arrgus.worker.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
