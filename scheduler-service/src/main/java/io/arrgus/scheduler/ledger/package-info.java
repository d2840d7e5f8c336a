/** What the scheduler writes down: one document per connection and one per run, each changed by compare-and-set. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.arrgus.scheduler.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
