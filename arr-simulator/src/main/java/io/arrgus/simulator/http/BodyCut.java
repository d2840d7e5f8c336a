package io.arrgus.simulator.http;

import java.io.IOException;
import java.io.Serial;

/** Thrown while a body is written: nothing more of it is sent, and its connection is closed without a proper end. */
public final class BodyCut extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public BodyCut() {
        super("ended early on purpose");
    }
}
