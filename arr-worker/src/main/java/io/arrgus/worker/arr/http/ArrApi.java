package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrCall;
import io.arrgus.worker.arr.ArrTrouble;
import io.arrgus.worker.arr.CallFailed;
import io.arrgus.worker.arr.Endpoint;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.RootFolder;
import io.arrgus.worker.arr.SystemStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all Arrs answer alike, as they are built on one code base. What their titles look like is their own business. */
@Component
public final class ArrApi {

    private final ArrHttp http;
    private final ArrJson json;

    ArrApi(ArrHttp http, ArrJson json) {
        this.http = http;
        this.json = json;
    }

    /** @param api the root of the API, with its version */
    public SystemStatus status(ArrCall call, String api) {
        return read(
                http.open(call, Endpoint.STATUS, api + "/system/status"),
                body -> json.object(body, SystemStatus.class));
    }

    /** @param api the root of the API, with its version */
    public List<RootFolder> rootFolders(ArrCall call, String api) {
        return read(
                http.open(call, Endpoint.ROOT_FOLDERS, api + "/rootfolder"),
                body -> json.objects(body, RootFolder.class));
    }

    public InputStream library(ArrCall call, String pathAndQuery) {
        return http.open(call, Endpoint.LIBRARY, pathAndQuery);
    }

    /** Empty if the Arr itself says that it has no such item. */
    public <T> Optional<ReadItem> item(
            ArrCall call, String path, int arrId, Class<T> shape, Function<T, ReadItem> toItem) {
        return http.openItem(call, path + "/" + arrId, this::saysUnknownItem)
                .map(opened -> read(opened, body -> asAsked(arrId, toItem.apply(json.object(body, shape)))));
    }

    public <T> void items(InputStream list, Class<T> shape, Function<T, ReadItem> toItem, Consumer<ReadItem> each) {
        json.items(list, shape, toItem, each);
    }

    private boolean saysUnknownItem(String words) {
        try {
            var problem = json.object(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)), Problem.class);
            return problem.meansUnknown();
        } catch (CallFailed otherWords) {
            return false;
        }
    }

    private static ReadItem asAsked(int arrId, ReadItem item) {
        var answered = switch (item) {
            case ReadItem.Title title -> Integer.valueOf(title.facts().arrId());
            case ReadItem.Unreadable unreadable -> unreadable.arrId();
        };
        if (answered != null && answered != arrId) {
            throw new CallFailed(ArrTrouble.WRONG_ITEM);
        }
        return item;
    }

    private static <T> T read(InputStream opened, Function<InputStream, T> how) {
        try (opened) {
            return how.apply(opened);
        } catch (IOException onClose) {
            throw new UncheckedIOException(onClose);
        }
    }

    /** How an Arr words an error: as problem details, or as its own error model. */
    private record Problem(
            @Nullable Integer status,
            @Nullable String title,
            @Nullable String message) {

        private boolean meansUnknown() {
            return "NotFound".equals(message) || ("Not Found".equals(title) && status != null && status == 404);
        }
    }
}
