package io.arrgus.worker.arr;

import io.arrgus.model.connection.ApiKey;

/**
 * One call to one Arr. It holds the opened key, so it lives no longer than the call.
 *
 * @param lifeline cut when nobody wants the answer any more
 */
public record ArrCall(ArrAddress address, ApiKey key, Lifeline lifeline) {}
