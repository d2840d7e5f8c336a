package io.arrgus.worker;

import io.arrgus.testsupport.TestBroker;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker as it runs, on the broker that the tests have. */
final class RunningWorker {

    private RunningWorker() {}

    static ConfigurableApplicationContext start(String... more) {
        var broker = TestBroker.get();
        return WorkerApplication.application()
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.rabbitmq.addresses=" + broker.uri(),
                                        "--arrgus.embedded-broker="
                                                + broker.describe().contains("Qpid"),
                                        "--arrgus.master-key=" + Given.MASTER_KEY,
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        // The class path of the tests has a database, the worker has none.
                                        "--spring.autoconfigure.exclude="
                                                + "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
