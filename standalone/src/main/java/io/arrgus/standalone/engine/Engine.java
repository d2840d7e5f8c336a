package io.arrgus.standalone.engine;

import static java.util.Objects.requireNonNull;

import io.arrgus.embedded.EmbeddedBroker;
import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.model.run.RunId;
import io.arrgus.standalone.command.BadSetting;
import io.arrgus.standalone.command.Plan;
import io.arrgus.store.query.RunsInStore;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker, the database and the three services, started in this order and stopped in the other. */
public final class Engine implements AutoCloseable {

    private static final int PORTS_TO_TRY = 50;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final int port;
    private final Map<String, Object> properties = new HashMap<>();
    private @Nullable ConfigurableApplicationContext context;

    private Engine(int port) {
        this.port = port;
    }

    /** @throws BadSetting if what was asked for cannot be had */
    public static Engine start(Plan plan, DataFolder data) {
        var engine = new Engine(freePort(plan));
        try {
            engine.useBroker(plan);
            engine.useDatabase(plan, data);
            engine.runServices(plan, data);
            return engine;
        } catch (RuntimeException failed) {
            engine.close();
            throw failed;
        }
    }

    public int port() {
        return port;
    }

    /** How many titles of a run the store has applied so far. */
    public int applied(RunId run) {
        return requireNonNull(context).getBean(RunsInStore.class).applied(run);
    }

    private void useBroker(Plan plan) {
        if (plan.rabbitmq() != null) {
            properties.put("spring.rabbitmq.addresses", plan.rabbitmq().toString());
            return;
        }
        var broker = EmbeddedBroker.start(0);
        running.push(broker);
        properties.put("spring.rabbitmq.addresses", broker.uri());
        properties.put("arrgus.embedded-broker", true);
        // What was in the broker of the last process is gone with it.
        properties.put("arrgus.scheduler.close-open-runs-at-start", true);
    }

    private void useDatabase(Plan plan, DataFolder data) {
        if (plan.mongodb() != null) {
            properties.put("spring.mongodb.uri", plan.mongodb());
            return;
        }
        var database = EmbeddedDatabase.inFile(data.database(), 0);
        running.push(database);
        properties.put("spring.mongodb.uri", database.uri("arrgus"));
    }

    private void runServices(Plan plan, DataFolder data) {
        properties.put("server.port", port);
        properties.put("management.server.port", port);
        // Each service turns off what it alone does not need.
        properties.put("arrgus.doors", true);
        properties.put("arrgus.sealing", true);
        properties.put("spring.application.name", "arrgus");
        properties.put("arrgus.api-key-file", data.apiKey().toString());
        properties.put("arrgus.master-key-file", data.masterKey().toString());
        properties.put("arrgus.worker.sync.spool-directory", data.spool().toString());
        properties.put("arrgus.worker.sync.progress-every", "1s");
        properties.put("arrgus.scheduler.every", plan.every().toString());
        properties.put("logging.file.name", data.log().toString());
        properties.put("logging.threshold.console", "OFF");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "4s");
        properties.put("spring.main.register-shutdown-hook", false);
        var arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(StandaloneApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("spring.config.name=arrgus")
                .run(arguments);
        running.push(context);
    }

    private static int freePort(Plan plan) {
        for (int port = plan.port(); port < plan.port() + PORTS_TO_TRY && port <= 65535; port++) {
            if (isFree(port)) {
                return port;
            }
            if (plan.portIsWished()) {
                throw new BadSetting("--port " + port + ": another program uses this port; choose another one");
            }
        }
        throw new BadSetting("--port: none of the " + PORTS_TO_TRY + " ports from " + plan.port() + " on is free");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException broken) {
            throw new BadSetting("--port " + port + ": it cannot be opened");
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception alreadyGone) {
                // Everything else is stopped all the same; what matters is on disk already.
            }
        }
    }
}
