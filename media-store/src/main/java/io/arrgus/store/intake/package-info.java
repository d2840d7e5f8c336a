/** Takes in what workers and schedulers send, from queues of its own, and hands it to the kernel. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "mongo", "reporting"})
package io.arrgus.store.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
