package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.ConnectionId;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes ids that people can tell apart and read out: {@code radarr-7k2m9qxz}. */
final class ConnectionIds {

    /** Without those that look like others: i, l, o, u. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 8;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private ConnectionIds() {}

    static ConnectionId random(ArrType type) {
        var letters = RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        return new ConnectionId(type.name().toLowerCase(Locale.ROOT) + "-" + letters);
    }
}
