/** The kernel's database on the MongoDB protocol: its operations, the shape of the documents, the indexes. */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package io.arrgus.store.mongo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
