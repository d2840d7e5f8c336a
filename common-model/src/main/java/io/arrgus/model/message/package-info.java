/** The contract between the services: what travels, and over which exchange. */
@NullMarked
package io.arrgus.model.message;

import org.jspecify.annotations.NullMarked;
