/** What runs: the data folder, the broker, the database, the three services. */
@NullMarked
package io.arrgus.standalone.engine;

import org.jspecify.annotations.NullMarked;
