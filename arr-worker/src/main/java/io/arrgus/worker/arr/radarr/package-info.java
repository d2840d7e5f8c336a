/** Radarr and its movies. */
@NullMarked
package io.arrgus.worker.arr.radarr;

import org.jspecify.annotations.NullMarked;
