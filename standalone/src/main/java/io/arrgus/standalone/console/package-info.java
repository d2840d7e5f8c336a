/** How it is shown: colours and redrawing on a terminal, plain lines elsewhere. */
@NullMarked
package io.arrgus.standalone.console;

import org.jspecify.annotations.NullMarked;
