package io.arrgus.worker.arr.sonarr;

import io.arrgus.model.connection.ArrType;
import io.arrgus.worker.arr.ArrCall;
import io.arrgus.worker.arr.ArrManager;
import io.arrgus.worker.arr.PathMapper;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.RootFolder;
import io.arrgus.worker.arr.SystemStatus;
import io.arrgus.worker.arr.http.ArrApi;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

@Component
final class SonarrManager implements ArrManager {

    private static final String V3 = "/api/v3";
    private static final String SERIES = V3 + "/series";

    private final ArrApi api;

    SonarrManager(ArrApi api) {
        this.api = api;
    }

    @Override
    public ArrType type() {
        return ArrType.SONARR;
    }

    @Override
    public SystemStatus status(ArrCall call) {
        return api.status(call, V3);
    }

    @Override
    public List<RootFolder> rootFolders(ArrCall call) {
        return api.rootFolders(call, V3);
    }

    @Override
    public InputStream library(ArrCall call) {
        return api.library(call, SERIES);
    }

    @Override
    public Optional<ReadItem> item(ArrCall call, int arrId, PathMapper paths) {
        return api.item(call, SERIES, arrId, SonarrSeries.class, series -> series.read(paths));
    }

    @Override
    public void read(InputStream library, PathMapper paths, Consumer<ReadItem> each) {
        api.items(library, SonarrSeries.class, series -> series.read(paths), each);
    }
}
