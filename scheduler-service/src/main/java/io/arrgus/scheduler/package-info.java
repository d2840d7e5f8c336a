@NullMarked
package io.arrgus.scheduler;

import org.jspecify.annotations.NullMarked;
