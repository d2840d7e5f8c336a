package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.standalone.command.Plan;
import io.arrgus.standalone.command.WantedConnection;
import io.arrgus.standalone.engine.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/** Two simulated Arrs, for whoever has none at hand. */
final class Demo implements AutoCloseable {

    static final String RADARR = "Demo Radarr";
    static final String SONARR = "Demo Sonarr";

    private final SimulatedArr radarr;
    private final SimulatedArr sonarr;
    private final ApiKey key;

    private Demo(SimulatedArr radarr, SimulatedArr sonarr, ApiKey key) {
        this.radarr = radarr;
        this.sonarr = sonarr;
        this.key = key;
    }

    static Demo start(Plan plan, DataFolder data) {
        try {
            var key = new ApiKey(Files.readString(data.demoKey()).strip());
            return new Demo(
                    SimulatedArr.radarr()
                            .titles(plan.demoMovies())
                            .seed(1)
                            .apiKey(key.secret())
                            .start(),
                    SimulatedArr.sonarr()
                            .titles(plan.demoSeries())
                            .seed(2)
                            .apiKey(key.secret())
                            .start(),
                    key);
        } catch (IOException gone) {
            throw new UncheckedIOException("The key of the simulated Arrs cannot be read", gone);
        }
    }

    List<WantedConnection> connections() {
        return List.of(wanted(RADARR, ArrType.RADARR, radarr), wanted(SONARR, ArrType.SONARR, sonarr));
    }

    private WantedConnection wanted(String name, ArrType type, SimulatedArr arr) {
        return new WantedConnection(name, type, URI.create(arr.url()), key, MonitorType.MISSING, List.of());
    }

    @Override
    public void close() {
        radarr.close();
        sonarr.close();
    }
}
