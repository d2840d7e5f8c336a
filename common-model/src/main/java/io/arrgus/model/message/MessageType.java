package io.arrgus.model.message;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@code type} attribute of each message. A change that an old reader would misunderstand makes a new version. */
public enum MessageType {
    SYNC_REQUEST("io.arrgus.SyncRequest.v1", SyncRequest.class),
    SYNC_PROGRESS("io.arrgus.SyncProgress.v1", SyncProgress.class),
    MEDIA_STATUS_EVENT("io.arrgus.MediaStatusEvent.v1", MediaStatusEvent.class),
    SYNC_FETCHED("io.arrgus.SyncFetched.v1", SyncFetched.class),
    SYNC_APPLIED("io.arrgus.SyncApplied.v1", SyncApplied.class),
    CONNECTION_CLOSED("io.arrgus.ConnectionClosed.v1", ConnectionClosed.class),
    LIBRARY_CLOSED("io.arrgus.LibraryClosed.v1", LibraryClosed.class),
    SYNC_WANTED("io.arrgus.SyncWanted.v1", SyncWanted.class);

    private static final Map<String, MessageType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::type, Function.identity()));

    private final String type;
    private final Class<? extends Message> shape;

    MessageType(String type, Class<? extends Message> shape) {
        this.type = type;
        this.shape = shape;
    }

    /** The CloudEvents type, with its version. */
    public String type() {
        return type;
    }

    public Class<? extends Message> shape() {
        return shape;
    }

    /** Empty for a type or version that we do not know: such a message is parked, never dropped. */
    public static Optional<MessageType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static MessageType of(Message message) {
        return switch (message) {
            case SyncRequest _ -> SYNC_REQUEST;
            case SyncProgress _ -> SYNC_PROGRESS;
            case MediaStatusEvent _ -> MEDIA_STATUS_EVENT;
            case SyncFetched _ -> SYNC_FETCHED;
            case SyncApplied _ -> SYNC_APPLIED;
            case ConnectionClosed _ -> CONNECTION_CLOSED;
            case LibraryClosed _ -> LIBRARY_CLOSED;
            case SyncWanted _ -> SYNC_WANTED;
        };
    }
}
