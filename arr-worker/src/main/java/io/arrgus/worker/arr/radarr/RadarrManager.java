package io.arrgus.worker.arr.radarr;

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
final class RadarrManager implements ArrManager {

    private static final String V3 = "/api/v3";
    private static final String MOVIE = V3 + "/movie";

    private final ArrApi api;

    RadarrManager(ArrApi api) {
        this.api = api;
    }

    @Override
    public ArrType type() {
        return ArrType.RADARR;
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
        // Without the look for local covers, which we do not use, a list takes Radarr a third less time.
        return api.library(call, MOVIE + "?excludeLocalCovers=true");
    }

    @Override
    public Optional<ReadItem> item(ArrCall call, int arrId, PathMapper paths) {
        return api.item(call, MOVIE, arrId, RadarrMovie.class, movie -> movie.read(paths));
    }

    @Override
    public void read(InputStream library, PathMapper paths, Consumer<ReadItem> each) {
        api.items(library, RadarrMovie.class, movie -> movie.read(paths), each);
    }
}
