package io.arrgus.worker.arr;

import io.arrgus.model.connection.ArrType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The protocol: what every Arr can do for us. Everything that fails throws {@link CallFailed}, and nothing is repeated
 * here: {@link ConnectionManager} does that.
 */
public interface ArrManager {

    /** The application that this one speaks to. */
    ArrType type();

    SystemStatus status(ArrCall call);

    List<RootFolder> rootFolders(ArrCall call);

    /** The whole library as the Arr sends it. It must be closed; reading it throws {@link CallFailed} as well. */
    InputStream library(ArrCall call);

    /** One title by the Arr's own id. Empty only if the Arr itself says that it has no such title. */
    Optional<ReadItem> item(ArrCall call, int arrId, PathMapper paths);

    /**
     * Reads what {@link #library} gave, item by item, to its very end.
     *
     * @throws CallFailed if it is not one complete list; items may have been handed out before that shows
     */
    void read(InputStream library, PathMapper paths, Consumer<ReadItem> each);
}
