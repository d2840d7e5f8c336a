@NullMarked
package io.arrgus.standalone;

import org.jspecify.annotations.NullMarked;
