package io.arrgus.scheduler;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Decides when and what is synced. Run it as often as you like: who claims a due connection is decided in the database. */
@SpringBootApplication
public class SchedulerApplication {

    /**
     * The application with its own settings ({@code scheduler.yaml}): every service may stand on one class path with the
     * others, where a second {@code application.yaml} would not be found.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SchedulerApplication.class).properties("spring.config.name=scheduler");
    }

    static void main(String[] args) {
        application().run(args);
    }
}
