@NullMarked
package io.arrgus.store;

import org.jspecify.annotations.NullMarked;
