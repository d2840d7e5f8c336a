@NullMarked
package io.arrgus.worker;

import org.jspecify.annotations.NullMarked;
