package io.arrgus.worker.arr;

/** Nobody wants the outcome any more: the work ended half-way, on purpose. */
public final class GivenUp extends RuntimeException {

    GivenUp(String why) {
        super(why);
    }
}
