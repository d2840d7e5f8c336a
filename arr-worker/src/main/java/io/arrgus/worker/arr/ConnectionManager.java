package io.arrgus.worker.arr;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.service.sealing.CannotUnseal;
import io.arrgus.service.sealing.KeySealer;
import io.arrgus.service.tracing.Traces;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows which manager speaks for which connection, and puts the same care around each call: retry, then breaker, then
 * bulkhead, then the timeouts, so that every single try counts. Only {@link GivenUp} is thrown from here.
 */
@Component
public class ConnectionManager {

    private final Map<ArrType, ArrManager> managers = new EnumMap<>(ArrType.class);
    private final KeySealer sealer;
    private final Repeating repeating;
    private final Resilience resilience;
    private final Traces traces;

    ConnectionManager(
            List<ArrManager> managers, KeySealer sealer, Repeating repeating, Resilience resilience, Traces traces) {
        for (var manager : managers) {
            if (this.managers.put(manager.type(), manager) != null) {
                throw new IllegalStateException("Two managers speak to " + manager.type());
            }
        }
        for (var type : ArrType.values()) {
            if (!this.managers.containsKey(type)) {
                throw new IllegalStateException("No manager speaks to " + type);
            }
        }
        this.sealer = sealer;
        this.repeating = repeating;
        this.resilience = resilience;
        this.traces = traces;
    }

    /** Somebody has reason to believe that it works now: the next call is made, however many failed just now. */
    public void tryAgain(Connection connection) {
        resilience.tryAgain(connection);
    }

    /** Whether the right application answers there, and in which version. */
    public Answer<SystemStatus> status(Connection connection, Lifeline lifeline) {
        return ask(connection, lifeline, Endpoint.STATUS, (manager, call) -> {
            var status = manager.status(call);
            Recognition.check(manager.type(), status);
            return status;
        });
    }

    public Answer<List<RootFolder>> rootFolders(Connection connection, Lifeline lifeline) {
        return ask(connection, lifeline, Endpoint.ROOT_FOLDERS, ArrManager::rootFolders);
    }

    /**
     * Lets {@code sink} take the whole library as it arrives. It is called again, from the beginning, when a try broke
     * off; what the sink itself throws comes out as it is.
     */
    public <T> Answer<T> library(Connection connection, Lifeline lifeline, Function<InputStream, T> sink) {
        return ask(connection, lifeline, Endpoint.LIBRARY, (manager, call) -> {
            try (var library = manager.library(call)) {
                return sink.apply(library);
            } catch (IOException onClose) {
                throw new UncheckedIOException(onClose);
            }
        });
    }

    /** One title by the Arr's own id; empty if it is proved gone. */
    public Answer<Optional<ReadItem>> item(Connection connection, Lifeline lifeline, int arrId) {
        var paths = new PathMapper(connection.pathMappings());
        return ask(connection, lifeline, Endpoint.ITEM, (manager, call) -> manager.item(call, arrId, paths));
    }

    /** Reads what {@link #library} gave, and says if it was no complete list; {@code each} may have got items before. */
    public Optional<Failure> read(Connection connection, InputStream library, Consumer<ReadItem> each) {
        try {
            managerOf(connection).read(library, new PathMapper(connection.pathMappings()), each);
            return Optional.empty();
        } catch (CallFailed failed) {
            return Optional.of(failed.trouble().failure(connection, failed.detail()));
        }
    }

    private <T> Answer<T> ask(
            Connection connection, Lifeline lifeline, Endpoint endpoint, BiFunction<ArrManager, ArrCall, T> question) {
        var around = resilience.around(connection);
        var earlier = new AtomicReference<@Nullable CallFailed>();
        try {
            return new Answer.Given<>(repeating.repeat(
                    endpoint,
                    lifeline,
                    () -> traces.step("call " + endpoint.word(), span -> {
                        try {
                            return around.oneTry(
                                    endpoint, () -> question.apply(managerOf(connection), open(connection, lifeline)));
                        } catch (CallFailed failed) {
                            span.tag("outcome", failed.trouble().code());
                            earlier.set(failed);
                            throw failed;
                        }
                    })));
        } catch (CallFailed failed) {
            return failed(connection, failed);
        } catch (CallNotPermittedException open) {
            // Our own tries may just have opened it: then the trouble before is what a person wants to know.
            return failed(
                    connection, Objects.requireNonNullElse(earlier.get(), new CallFailed(ArrTrouble.BREAKER_OPEN)));
        } catch (BulkheadFullException full) {
            return failed(connection, new CallFailed(ArrTrouble.BULKHEAD_FULL));
        }
    }

    private static <T> Answer<T> failed(Connection connection, CallFailed failed) {
        return new Answer.Failed<>(failed.trouble().failure(connection, failed.detail()));
    }

    private ArrManager managerOf(Connection connection) {
        return Objects.requireNonNull(managers.get(connection.arrType()));
    }

    /** The key is opened for each try anew, so that it lives no longer than that. */
    private ArrCall open(Connection connection, Lifeline lifeline) {
        var address = ArrAddress.of(connection.url()).orElseThrow(() -> new CallFailed(ArrTrouble.BAD_URL));
        try {
            return new ArrCall(address, sealer.open(connection.id(), connection.apiKey()), lifeline);
        } catch (CannotUnseal otherMasterKey) {
            throw new CallFailed(ArrTrouble.CANNOT_UNSEAL);
        }
    }
}
