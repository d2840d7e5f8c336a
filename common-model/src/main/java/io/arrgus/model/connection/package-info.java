/** The Arr instances we watch. */
@NullMarked
package io.arrgus.model.connection;

import org.jspecify.annotations.NullMarked;
