/** How an Arr is spoken to: HTTP with its timeouts and limits, and what its answers mean. */
@NullMarked
package io.arrgus.worker.arr.http;

import org.jspecify.annotations.NullMarked;
