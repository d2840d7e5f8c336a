/** What an Arr knows about its titles, and what people decided about them. */
@NullMarked
package io.arrgus.model.media;

import org.jspecify.annotations.NullMarked;
