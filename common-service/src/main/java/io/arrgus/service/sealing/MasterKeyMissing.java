package io.arrgus.service.sealing;

/** There is no usable master key. The message is the one sentence that a person needs. */
public final class MasterKeyMissing extends RuntimeException {

    MasterKeyMissing(String what) {
        super(what);
    }
}
