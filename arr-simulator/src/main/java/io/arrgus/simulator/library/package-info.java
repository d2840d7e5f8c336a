/** Invented movies and series, each computed from (seed, index, revision) when somebody asks for it. */
@NullMarked
package io.arrgus.simulator.library;

import org.jspecify.annotations.NullMarked;
