package io.arrgus.worker;

import io.arrgus.testsupport.TestBroker;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker as it runs. */
final class RunningWorker {

    private RunningWorker() {}

    /** On the broker that the tests have. */
    static ConfigurableApplicationContext start() {
        var broker = TestBroker.get();
        return start(broker.uri(), broker.describe().contains("Qpid"));
    }

    static ConfigurableApplicationContext start(String broker, boolean embedded) {
        return WorkerApplication.application()
                .run(
                        "--spring.rabbitmq.addresses=" + broker,
                        "--arrgus.embedded-broker=" + embedded,
                        "--arrgus.master-key=" + Given.MASTER_KEY,
                        "--server.port=0",
                        "--management.server.port=0",
                        // The class path of the tests has a database, the worker has none.
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration");
    }
}
