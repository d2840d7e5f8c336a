package io.arrgus.standalone.command;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import java.net.URI;
import java.util.List;

/** An Arr that a person asked us to watch, by flag or environment. */
public record WantedConnection(
        String name, ArrType arrType, URI url, ApiKey apiKey, MonitorType monitorType, List<PathMapping> pathMappings) {

    public WantedConnection {
        pathMappings = List.copyOf(pathMappings);
    }
}
