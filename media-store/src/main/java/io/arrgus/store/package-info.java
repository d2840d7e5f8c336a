/** The store as a whole. */
@NullMarked
package io.arrgus.store;

import org.jspecify.annotations.NullMarked;
