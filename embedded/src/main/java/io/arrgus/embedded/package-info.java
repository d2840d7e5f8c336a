/** A broker and a database inside this JVM, for trying out, small homes, and tests on machines without Docker. */
@NullMarked
package io.arrgus.embedded;

import org.jspecify.annotations.NullMarked;
