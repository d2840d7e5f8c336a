package io.arrgus.simulator.http;

import java.io.IOException;
import java.io.Serial;

/** Something that is no HTTP request, or is too long for the real server's limits. */
final class BadRequest extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    BadRequest(int status) {
        super("answered with " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
