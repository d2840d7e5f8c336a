/**
 * A small HTTP/1.1 server that writes exactly the bytes it is told to. The JDK's own rewrites header names and their
 * order, adds headers of its own, and can neither cut a body short nor reset a connection; misbehaving is our trade.
 */
@NullMarked
package io.arrgus.simulator.http;

import org.jspecify.annotations.NullMarked;
