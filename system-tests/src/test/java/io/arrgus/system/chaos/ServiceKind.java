package io.arrgus.system.chaos;

import io.arrgus.scheduler.SchedulerApplication;
import io.arrgus.store.StoreApplication;
import io.arrgus.worker.WorkerApplication;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The three services. */
enum ServiceKind {
    STORE(StoreApplication::application),
    WORKER(WorkerApplication::application),
    SCHEDULER(SchedulerApplication::application);

    private final Supplier<SpringApplicationBuilder> application;

    ServiceKind(Supplier<SpringApplicationBuilder> application) {
        this.application = application;
    }

    SpringApplicationBuilder application() {
        return application.get();
    }

    /** A worker owns nothing, so it has no way to the database. */
    boolean usesDatabase() {
        return this != WORKER;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
