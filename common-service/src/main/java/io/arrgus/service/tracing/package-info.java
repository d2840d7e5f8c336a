/** One trace follows a run, from who asked for it to its end. */
@NullMarked
package io.arrgus.service.tracing;

import org.jspecify.annotations.NullMarked;
