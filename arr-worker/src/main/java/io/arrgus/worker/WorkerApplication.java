package io.arrgus.worker;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Fetches from Arrs. Owns nothing: run it as often as you like. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkerApplication {

    /**
     * The application with its own settings ({@code worker.yaml}): every service may stand on one class path with the
     * others, where a second {@code application.yaml} would not be found.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(WorkerApplication.class).properties("spring.config.name=worker");
    }

    static void main(String[] args) {
        application().run(args);
    }
}
