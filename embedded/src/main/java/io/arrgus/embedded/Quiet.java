package io.arrgus.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The embedded servers log much that no user of Arrgus needs: each connection, each refused command with its stack
 * trace (the client gets the refusal anyway). What the application itself says with {@code logging.level.*} counts
 * more than this.
 */
final class Quiet implements EnvironmentPostProcessor {

    private static final Map<String, LogLevel> LEVELS = Map.of(
            "org.apache.qpid", LogLevel.ERROR,
            "qpid.message", LogLevel.ERROR,
            "de.bwaldvogel.mongo", LogLevel.ERROR,
            "de.bwaldvogel.mongo.wire", LogLevel.OFF);

    /** For servers that are started before an application, or without one. */
    static void please() {
        var logging = LoggingSystem.get(Quiet.class.getClassLoader());
        LEVELS.forEach((logger, level) -> {
            var known = logging.getLoggerConfiguration(logger);
            if (known == null || known.getConfiguredLevel() == null) {
                logging.setLogLevel(logger, level);
            }
        });
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new LinkedHashMap<String, Object>();
        LEVELS.forEach((logger, level) -> settings.put("logging.level." + logger, level.name()));
        environment.getPropertySources().addLast(new MapPropertySource("quiet embedded servers", settings));
    }
}
