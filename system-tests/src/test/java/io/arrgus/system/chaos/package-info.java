/**
 * Kills what Arrgus consists of, at random moments under load, and looks whether the store tells the truth in the end.
 * {@link io.arrgus.system.chaos.ChaosTest} is the way in.
 */
@NullMarked
package io.arrgus.system.chaos;

import org.jspecify.annotations.NullMarked;
