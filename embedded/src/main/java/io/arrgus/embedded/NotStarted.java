package io.arrgus.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded broker or database did not start. The message is the one sentence that a person needs. */
public final class NotStarted extends RuntimeException {

    NotStarted(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
