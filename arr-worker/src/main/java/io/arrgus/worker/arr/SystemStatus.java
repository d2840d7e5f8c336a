package io.arrgus.worker.arr;

import org.jspecify.annotations.Nullable;

/**
 * What an application says about itself.
 *
 * @param appName which product it is
 */
public record SystemStatus(
        @Nullable String appName, @Nullable String version) {}
