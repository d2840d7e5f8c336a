/** Bringing one connection up to date once. */
@NullMarked
package io.arrgus.model.run;

import org.jspecify.annotations.NullMarked;
