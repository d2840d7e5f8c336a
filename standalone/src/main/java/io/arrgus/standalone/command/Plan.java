package io.arrgus.standalone.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was asked for, checked.
 *
 * @param connections empty for the demonstration
 * @param port where the API answers
 * @param portIsWished whether another port will not do
 * @param every the time between two syncs of a connection
 * @param once whether to end after the first sync
 * @param rabbitmq a broker to use instead of the embedded one
 * @param mongodb a database to use instead of the embedded one
 * @param copying what to do instead of all else; null to run
 * @param demoMovies how many movies the simulated Radarr has
 * @param demoSeries how many series the simulated Sonarr has
 */
public record Plan(
        List<WantedConnection> connections,
        Path data,
        int port,
        boolean portIsWished,
        Duration every,
        boolean once,
        @Nullable URI rabbitmq,
        @Nullable String mongodb,
        @Nullable Copy copying,
        int demoMovies,
        int demoSeries) {

    /** To carry the embedded database away, or another one into it. */
    public record Copy(boolean out, String uri) {

        @Override
        public String toString() {
            return out ? "Copy[out]" : "Copy[in]";
        }
    }

    public Plan {
        connections = List.copyOf(connections);
    }

    public boolean demo() {
        return connections.isEmpty();
    }

    @Override
    public String toString() {
        return "Plan[" + connections.size() + " connections, data in " + data + "]";
    }
}
