/** What a person sees: the first sync of every connection, live, and what is in the store then. */
@NullMarked
package io.arrgus.standalone.firstsync;

import org.jspecify.annotations.NullMarked;
