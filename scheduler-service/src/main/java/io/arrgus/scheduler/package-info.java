/** Decides when and what is synced, and keeps account of it. Never calls an Arr. */
@NullMarked
package io.arrgus.scheduler;

import org.jspecify.annotations.NullMarked;
