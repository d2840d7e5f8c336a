package io.arrgus.worker.arr;

import io.arrgus.model.run.Failure;

/** What came of a call to an Arr. */
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    /** The call failed, after all that patience and repetition could do. */
    record Failed<T>(Failure failure) implements Answer<T> {}
}
