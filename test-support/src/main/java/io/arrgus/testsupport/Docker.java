package io.arrgus.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.testcontainers.DockerClientFactory;

/** Whether a container of an image can be had, found out within seconds: Testcontainers alone may try for minutes. */
final class Docker {

    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    private static final Duration TO_BEGIN_A_PULL = Duration.ofSeconds(15);
    private static final Duration TO_PULL = Duration.ofMinutes(5);

    private static final FutureTask<@Nullable DockerClient> ENGINE = new FutureTask<>(Docker::connect);

    /** The one line of each server says what matters; a missing engine or image would be logged with stack traces. */
    private static final Map<String, LogLevel> QUIET = Map.of(
            "org.testcontainers", LogLevel.ERROR,
            "org.testcontainers.dockerclient", LogLevel.OFF,
            "tc", LogLevel.WARN,
            "com.github.dockerjava", LogLevel.OFF);

    private Docker() {}

    /** Empty if it can; what is missing, if it cannot. */
    static Optional<String> whyNoContainerOf(String image) {
        var engine = engine();
        if (engine == null) {
            return Optional.of("no Docker engine answers");
        }
        return isHere(engine, image) || pull(engine, image)
                ? Optional.empty()
                : Optional.of("the image " + image + " is neither here nor can it be pulled");
    }

    private static @Nullable DockerClient engine() {
        ENGINE.run();
        try {
            return ENGINE.get();
        } catch (InterruptedException | ExecutionException unusable) {
            return null;
        }
    }

    private static @Nullable DockerClient connect() throws InterruptedException {
        QUIET.forEach(LoggingSystem.get(Docker.class.getClassLoader())::setLogLevel);
        var answer = CompletableFuture.supplyAsync(
                () -> DockerClientFactory.instance().client());
        try {
            return answer.get(TO_ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException noEngine) {
            return null;
        }
    }

    private static boolean isHere(DockerClient engine, String image) {
        try (var inspect = engine.inspectImageCmd(image)) {
            inspect.exec();
            return true;
        } catch (NotFoundException notHere) {
            return false;
        }
    }

    /** A registry that answers may take its time; one that does not is given up at once. */
    private static boolean pull(DockerClient engine, String image) {
        var begun = new CountDownLatch(1);
        try (var progress = new ResultCallback.Adapter<PullResponseItem>() {
            @Override
            public void onNext(PullResponseItem step) {
                begun.countDown();
            }

            @Override
            public void onComplete() {
                super.onComplete();
                begun.countDown();
            }

            @Override
            public void onError(Throwable failure) {
                super.onError(failure);
                begun.countDown();
            }
        }) {
            engine.pullImageCmd(image).exec(progress);
            return begun.await(TO_BEGIN_A_PULL.toSeconds(), TimeUnit.SECONDS)
                    && progress.awaitCompletion(TO_PULL.toSeconds(), TimeUnit.SECONDS)
                    && isHere(engine, image);
        } catch (DockerException | IOException cannotBePulled) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
