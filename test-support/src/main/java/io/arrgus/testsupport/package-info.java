/** What tests need from outside: a broker and a database from where there is one, recorded data, and a clock to set. */
@NullMarked
package io.arrgus.testsupport;

import org.jspecify.annotations.NullMarked;
