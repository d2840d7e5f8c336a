/**
 * A Radarr or a Sonarr that behaves like the real one, with faults on demand; {@link io.arrgus.simulator.SimulatedArr}
 * is the door for tests, {@link io.arrgus.simulator.ArrSimulator} the command.
 */
@NullMarked
package io.arrgus.simulator;

import org.jspecify.annotations.NullMarked;
