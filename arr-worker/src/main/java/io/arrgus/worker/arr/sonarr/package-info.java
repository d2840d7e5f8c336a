/** Sonarr and its series. */
@NullMarked
package io.arrgus.worker.arr.sonarr;

import org.jspecify.annotations.NullMarked;
