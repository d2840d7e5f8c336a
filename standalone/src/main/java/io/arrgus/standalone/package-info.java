/** All three services in one JVM: the way to try Arrgus, and to run it in a small home. */
@NullMarked
package io.arrgus.standalone;

import org.jspecify.annotations.NullMarked;
