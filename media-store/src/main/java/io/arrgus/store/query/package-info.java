/** What people ask the store, and what they decide about a title. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "mongo"})
package io.arrgus.store.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
