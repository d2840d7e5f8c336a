/** What a person typed: flags and environment, read and checked. */
@NullMarked
package io.arrgus.standalone.command;

import org.jspecify.annotations.NullMarked;
