package io.arrgus.worker.arr;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.FailureKind;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One breaker and one bulkhead per connection, and the meters of its calls. A connection that was not called for an
 * hour leaves no trace: connections come and go, a worker stays.
 */
@Component
class Resilience {

    static final String CALLS = "arrgus.arr.calls";

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final CircuitBreakerConfig breaking;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<ConnectionId, Use> lastUsed = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> lastSweep;

    Resilience(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, MeterRegistry meters, Clock clock) {
        this.breakers = breakers;
        this.bulkheads = bulkheads;
        this.meters = meters;
        this.clock = clock;
        this.lastSweep = new AtomicReference<>(clock.instant());
        this.breaking = CircuitBreakerConfig.from(breakers.getDefaultConfig())
                .recordException(Resilience::speaksAgainstTheArr)
                .ignoreException(Resilience::saysNothingAboutTheArr)
                .build();
    }

    private record Use(URI url, Instant at) {}

    /** One breaker and bulkhead, taken once for all tries of a call. */
    Around around(Connection connection) {
        sweep();
        var name = connection.id().value();
        var breaker = breakers.circuitBreaker(name, breaking);
        var before = lastUsed.put(connection.id(), new Use(connection.url(), clock.instant()));
        if (before != null && !before.url().equals(connection.url())) {
            // Somebody corrected the address: what happened at the old one says nothing about the new one.
            breaker.reset();
        }
        return new Around(name, breaker, bulkheads.bulkhead(name));
    }

    /** Opens a way for a few calls, which then decide; else does nothing. */
    void tryAgain(Connection connection) {
        breakers.find(connection.id().value())
                .filter(breaker -> breaker.getState() == CircuitBreaker.State.OPEN)
                .ifPresent(CircuitBreaker::transitionToHalfOpenState);
    }

    private void sweep() {
        var now = clock.instant();
        var last = lastSweep.get();
        if (now.isAfter(last.plus(BETWEEN_SWEEPS)) && lastSweep.compareAndSet(last, now)) {
            lastUsed.forEach((connection, used) -> {
                if (now.isAfter(used.at().plus(FORGOTTEN_AFTER)) && lastUsed.remove(connection, used)) {
                    forget(connection.value());
                }
            });
        }
    }

    private void forget(String name) {
        breakers.remove(name);
        bulkheads.remove(name);
        meters.find(CALLS).tag("connection", name).meters().forEach(meters::remove);
    }

    /** An Arr that says no, says it quickly and in good health: only what may pass by itself opens the breaker. */
    private static boolean speaksAgainstTheArr(Throwable thrown) {
        return thrown instanceof CallFailed failed && failed.trouble().kind() == FailureKind.TRANSIENT;
    }

    private static boolean saysNothingAboutTheArr(Throwable thrown) {
        return thrown instanceof BulkheadFullException || !(thrown instanceof CallFailed);
    }

    /** What stands around each try of a call to one connection. */
    final class Around {

        private final String name;
        private final CircuitBreaker breaker;
        private final Bulkhead bulkhead;

        private Around(String name, CircuitBreaker breaker, Bulkhead bulkhead) {
            this.name = name;
            this.breaker = breaker;
            this.bulkhead = bulkhead;
        }

        /**
         * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException if the breaker is open
         * @throws BulkheadFullException if too many calls are under way
         */
        <T> T oneTry(Endpoint endpoint, Supplier<T> call) {
            return breaker.executeSupplier(() -> bulkhead.executeSupplier(() -> timed(endpoint, call)));
        }

        private <T> T timed(Endpoint endpoint, Supplier<T> call) {
            var sample = Timer.start(meters);
            var outcome = "given_up";
            try {
                var answer = call.get();
                outcome = "ok";
                return answer;
            } catch (CallFailed failed) {
                outcome = failed.trouble().code();
                throw failed;
            } finally {
                sample.stop(meters.timer(CALLS, "connection", name, "endpoint", endpoint.word(), "outcome", outcome));
            }
        }
    }
}
