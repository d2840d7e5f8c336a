/** What services that have a database show of it. */
@NullMarked
package io.arrgus.service.database;

import org.jspecify.annotations.NullMarked;
