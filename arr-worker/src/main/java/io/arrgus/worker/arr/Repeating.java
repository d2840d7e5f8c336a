package io.arrgus.worker.arr;

import io.arrgus.worker.arr.ArrTrouble.Repeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.context.RetryContextSupport;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * How a call is tried again: as its trouble allows, exponentially later with full jitter, never sooner than the Arr
 * asked for, and not at all once that would lead beyond the deadline. The only place that knows spring-retry.
 */
@Component
class Repeating {

    private final ArrProperties properties;
    private final Clock clock;

    Repeating(ArrProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** Calls until it succeeds, or until {@code call} throws something that is not tried again. */
    <T> T repeat(Endpoint endpoint, Lifeline lifeline, Supplier<T> call) {
        var template = new RetryTemplate();
        template.setRetryPolicy(new Tries(endpoint, clock.instant().plus(properties.retryFor(endpoint))));
        template.setBackOffPolicy(new Pauses(lifeline));
        return template.<T, RuntimeException>execute(_ -> call.get());
    }

    private final class Tries implements RetryPolicy {

        private final Endpoint endpoint;
        private final Instant deadline;
        private int costly;

        private Tries(Endpoint endpoint, Instant deadline) {
            this.endpoint = endpoint;
            this.deadline = deadline;
        }

        @Override
        public boolean canRetry(RetryContext context) {
            return switch (context.getLastThrowable()) {
                case null -> true;
                case CallFailed failed ->
                    context.getRetryCount() < properties.tries()
                            && mayRepeat(failed)
                            && clock.instant().plus(failed.retryAfter()).isBefore(deadline);
                default -> false;
            };
        }

        private boolean mayRepeat(CallFailed failed) {
            return switch (failed.trouble().repeat(endpoint)) {
                case NO -> false;
                case ONCE -> costly == 1;
                case YES -> true;
            };
        }

        @Override
        public RetryContext open(@Nullable RetryContext parent) {
            return new RetryContextSupport(parent);
        }

        @Override
        public void close(RetryContext context) {
            // nothing is held
        }

        @Override
        public void registerThrowable(RetryContext context, @Nullable Throwable thrown) {
            ((RetryContextSupport) context).registerThrowable(thrown);
            if (thrown instanceof CallFailed failed && failed.trouble().repeat(endpoint) == Repeat.ONCE) {
                costly++;
            }
        }
    }

    private final class Pauses implements BackOffPolicy {

        private final Lifeline lifeline;

        private Pauses(Lifeline lifeline) {
            this.lifeline = lifeline;
        }

        @Override
        public BackOffContext start(RetryContext context) {
            return new Tried(context);
        }

        @Override
        public void backOff(BackOffContext tried) {
            lifeline.sleep(pause(((Tried) tried).context()));
        }

        private Duration pause(RetryContext context) {
            var doublings = Math.min(context.getRetryCount() - 1, 20);
            var ceiling = Math.min(
                    properties.longestPause().toNanos(), properties.firstPause().toNanos() << doublings);
            var jittered = Duration.ofNanos(ThreadLocalRandom.current().nextLong(ceiling + 1));
            var asked = context.getLastThrowable() instanceof CallFailed failed ? failed.retryAfter() : Duration.ZERO;
            return asked.compareTo(jittered) > 0 ? asked : jittered;
        }
    }

    private record Tried(RetryContext context) implements BackOffContext {}
}
