package io.arrgus.worker.arr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One try of a call failed. Its message is the trouble's code: no address, key or body gets in here. */
public final class CallFailed extends RuntimeException {

    private final ArrTrouble trouble;
    private final String detail;
    private final @Nullable Duration retryAfter;

    public CallFailed(ArrTrouble trouble) {
        this(trouble, "");
    }

    /** @param detail for the sentence: a number, a duration, a word of our own; never text from upstream */
    public CallFailed(ArrTrouble trouble, String detail) {
        this(trouble, detail, null);
    }

    /** @param retryAfter how long the Arr asked to be left alone, if it did */
    public CallFailed(ArrTrouble trouble, String detail, @Nullable Duration retryAfter) {
        super(trouble.code());
        this.trouble = trouble;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public ArrTrouble trouble() {
        return trouble;
    }

    String detail() {
        return detail;
    }

    Duration retryAfter() {
        return retryAfter == null ? Duration.ZERO : retryAfter;
    }
}
