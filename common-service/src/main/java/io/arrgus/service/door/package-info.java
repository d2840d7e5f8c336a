/** What guards every REST door: the key, and errors in plain words. */
@NullMarked
package io.arrgus.service.door;

import org.jspecify.annotations.NullMarked;
