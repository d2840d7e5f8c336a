package io.arrgus.store;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Keeps the copy of every library, and answers questions about it. Run it as often as you like. */
@SpringBootApplication
public class StoreApplication {

    /**
     * The application with its own settings ({@code store.yaml}): every service may stand on one class path with the
     * others, where a second {@code application.yaml} would not be found.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(StoreApplication.class).properties("spring.config.name=store");
    }

    static void main(String[] args) {
        application().run(args);
    }
}
