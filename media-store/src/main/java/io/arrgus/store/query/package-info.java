/** What people ask the store, and what they decide about titles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "mongo", "reporting"})
package io.arrgus.store.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
