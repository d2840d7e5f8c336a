package io.arrgus.system.monitoring;

import com.rabbitmq.client.ConnectionFactory;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Work of every kind, good and bad: of all that a panel can show, some happens. */
final class Load implements AutoCloseable {

    private static final int TITLES = 60;

    private final ArrgusStack arrgus;
    private final List<SimulatedArr> arrs = new ArrayList<>();
    private final SimulatedArr films = started(SimulatedArr.radarr());
    private final SimulatedArr shows = started(SimulatedArr.sonarr());
    private final SimulatedArr halved = started(SimulatedArr.radarr());
    private final SimulatedArr locked = started(SimulatedArr.radarr());
    private final SimulatedArr broken = started(SimulatedArr.radarr());
    private final String filmsId;

    private Load(ArrgusStack arrgus) {
        this.arrgus = arrgus;
        this.filmsId = arrgus.connect("Films", films, "RADARR");
    }

    private SimulatedArr started(SimulatedArr.Builder builder) {
        var arr = builder.titles(TITLES).seed(arrs.size() + 1L).start();
        arrs.add(arr);
        return arr;
    }

    /** Returns when some of all of it has happened. */
    static Load on(ArrgusStack arrgus, String brokerUri) throws Exception {
        var load = new Load(arrgus);
        load.spoil();
        load.park(brokerUri);
        load.goOn();
        return load;
    }

    /** The connection in which all goes well. */
    String films() {
        return filmsId;
    }

    private void spoil() {
        arrgus.connect("Shows", shows, "SONARR");
        locked.faults().add(Fault.of(FaultKind.UNAUTHORIZED));
        broken.faults().add(Fault.of(FaultKind.BAD_GATEWAY_502));
        arrgus.connect("Locked", locked, "RADARR");
        arrgus.connect("Broken", broken, "RADARR");
        var held = arrgus.connected("Halved", halved, "RADARR");
        halved.faults().add(Fault.of(FaultKind.HALF_LIST));
        arrgus.sync(held);
    }

    /** Nobody can read it. */
    private static void park(String brokerUri) throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(brokerUri);
        try (var connection = connections.newConnection("load");
                var channel = connection.createChannel()) {
            channel.basicPublish("", "worker.items", null, "no message".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Titles change, are looked at, and are looked at once more for nothing. */
    void goOn() {
        arrgus.firstRun(filmsId);
        films.library().change(5);
        arrgus.sync(filmsId, films.library().arrIds().getFirst());
        arrgus.sync(filmsId);
        arrgus.sync(filmsId);
    }

    @Override
    public void close() {
        arrs.forEach(SimulatedArr::close);
    }
}
