/** How our messages travel: encoded, published with confirm, taken in, parked when nobody can read them. */
@NullMarked
package io.arrgus.service.messaging;

import org.jspecify.annotations.NullMarked;
