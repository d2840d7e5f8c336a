/** What all meters have in common: few buckets, few series, and values that are looked up before anybody asks for them. */
@NullMarked
package io.arrgus.service.metrics;

import org.jspecify.annotations.NullMarked;
