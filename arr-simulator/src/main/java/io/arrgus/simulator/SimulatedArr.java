package io.arrgus.simulator;

import io.arrgus.simulator.http.Exchange;
import io.arrgus.simulator.http.HttpServer;
import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Queue;
import io.arrgus.simulator.library.QueueItem;
import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One running Radarr or Sonarr that is none. What may be done to it over {@code /control/} can be done here, too.
 *
 * <pre>{@code
 * try (var radarr = SimulatedArr.radarr().titles(1000).seed(7).start()) {
 *     radarr.faults().next(1, FaultKind.CUT_BODY, Endpoint.LIST);
 *     …
 * }
 * }</pre>
 */
public final class SimulatedArr implements AutoCloseable {
    /** As long as the answer to the wish for a restart may take. */
    private static final Duration GOODBYE = Duration.ofMillis(300);

    private final Settings settings;
    private final Instance instance;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Application application;
    private final Control control;
    private final int port;
    private volatile HttpServer server;
    private volatile @Nullable Thread life;

    private SimulatedArr(Settings settings) throws IOException {
        this.settings = settings;
        this.instance = Instance.of(settings);
        this.application = new Application(instance, faults, calls);
        this.control = new Control(this);
        this.server = HttpServer.listen(settings.address(), settings.port(), this::handle);
        this.port = server.port();
    }

    private void handle(Exchange exchange) throws IOException {
        if (Control.isFor(exchange)) {
            control.handle(exchange);
        } else {
            application.handle(exchange);
        }
    }

    public static Builder radarr() {
        return new Builder(Product.RADARR);
    }

    public static Builder sonarr() {
        return new Builder(Product.SONARR);
    }

    /** Where it is, with its URL base: what a user would enter as the address of his Arr. */
    public String url() {
        return "http://127.0.0.1:" + port + settings.urlBase();
    }

    String urlBase() {
        return settings.urlBase();
    }

    public int port() {
        return port;
    }

    public String apiKey() {
        return settings.apiKey();
    }

    /** The titles it has, to be added to, taken from and changed. */
    public Library library() {
        return instance.library();
    }

    /** What it really holds now, whatever its answers say; computed as the stream is read. */
    public Stream<TrueTitle> truth() {
        return instance.library().truth();
    }

    /** What it is downloading. */
    public Queue queue() {
        return instance.queue();
    }

    /** It finds out what is wrong with it, and tells all who want to know of health: everything at once. */
    public void complain() {
        Health.of(instance).forEach(health -> instance.webhooks().send(health.event(instance, false)));
    }

    /** All is well again, and whoever wants to know is told. */
    public void recover() {
        Health.of(instance).forEach(health -> instance.webhooks().send(health.event(instance, true)));
    }

    /** It says that it was updated; it goes on as it was. */
    public void tellOfUpdate() {
        instance.webhooks().send(instance.events().update("6.0.0.10000", settings.version()));
    }

    /** It says that a user has to look at each download that it is stuck with. */
    public void askForHelp() {
        var now = instance.library().snapshot();
        instance.queue().items().stream()
                .filter(QueueItem::blocked)
                .forEach(item -> instance.webhooks().send(instance.events().interaction(now, item)));
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    public Product product() {
        return settings.product();
    }

    Pacing pacing() {
        return application.pacing();
    }

    /** Makes it think before it answers. */
    public void pace(Pacing pacing) {
        application.pace(pacing);
    }

    /** From now on this and that happens to its titles by itself, a few times a minute, until it ends. */
    public void live() {
        life = Thread.ofVirtual().name("life-" + port).start(new Life(instance.library(), settings.seed())::goOn);
    }

    /** Nobody listens any more, and who was being answered is cut off; until it comes back. */
    public void goAway() {
        stop(Duration.ZERO);
    }

    /**
     * Listens again where it did before, with the same titles and the same faults.
     *
     * @throws UncheckedIOException if somebody else took the port
     */
    public void comeBack() {
        try {
            server = HttpServer.listen(settings.address(), port, this::handle);
        } catch (IOException taken) {
            throw new UncheckedIOException("Cannot listen on port " + port + " again", taken);
        }
    }

    /** Goes away for that time; returns at once. */
    void restart(Duration closed) {
        Thread.ofVirtual().start(() -> {
            stop(GOODBYE);
            try {
                Thread.sleep(closed);
                comeBack();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends at once; answers under way are cut off. */
    @Override
    public void close() {
        var living = life;
        if (living != null) {
            living.interrupt();
        }
        instance.webhooks().hangUp();
        stop(Duration.ZERO);
    }

    /** Closes the port, sends what is being sent, and ends, at the latest after {@code patience}. */
    public void stop(Duration patience) {
        try {
            server.stop(patience);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a simulated Arr is to be. */
    public static final class Builder {
        private final Product product;
        private int titles = 50;
        private long seed = 1;
        private String address = "127.0.0.1";
        private int port;
        private String apiKey = "0123456789abcdef0123456789abcdef";
        private String urlBase = "";
        private Authentication authentication = Authentication.FORMS;
        private Pacing pacing = Pacing.NONE;
        private Clock clock = Clock.systemUTC();

        private Builder(Product product) {
            this.product = product;
        }

        Product product() {
            return product;
        }

        /** How many there are at first; 50 if nothing is said. */
        public Builder titles(int count) {
            titles = count;
            return this;
        }

        /** The same seed makes the same titles, and the same choices when titles are to be changed. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Where to listen; only for this machine if nothing is said. */
        public Builder address(String value) {
            address = value;
            return this;
        }

        /** Any free port if nothing is said. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder apiKey(String value) {
            apiKey = value;
            return this;
        }

        /** Such as {@code /radarr}; slashes around it do not matter. */
        public Builder urlBase(String value) {
            var bare = value.replaceAll("^/+|/+$", "");
            urlBase = bare.isEmpty() ? "" : "/" + bare;
            return this;
        }

        public Builder authentication(Authentication value) {
            authentication = value;
            return this;
        }

        public Builder pacing(Pacing value) {
            pacing = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** @throws UncheckedIOException if the port is taken */
        public SimulatedArr start() {
            try {
                var arr = new SimulatedArr(
                        new Settings(product, address, port, apiKey, urlBase, authentication, seed, titles, clock));
                arr.pace(pacing);
                return arr;
            } catch (IOException taken) {
                throw new UncheckedIOException("Cannot listen on " + address + ":" + port, taken);
            }
        }
    }
}
