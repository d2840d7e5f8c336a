/** Arr keys at rest and on the way: encrypted, and bound to their connection. */
@NullMarked
package io.arrgus.service.sealing;

import org.jspecify.annotations.NullMarked;
