package io.arrgus.testsupport;

import java.util.Objects;
import java.util.regex.Pattern;

/** A MongoDB URI in which the database can be exchanged, without a change of where its user is looked up. */
record DatabaseUri(String server, String database, String options) {

    private static final Pattern FORM =
            Pattern.compile("(?<server>mongodb(\\+srv)?://[^/?]+)(/(?<database>[^?]*))?(\\?(?<options>.*))?");

    static DatabaseUri of(String uri) {
        var matcher = FORM.matcher(uri);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The URI of the test database is not of the form mongodb://host:port/name");
        }
        return new DatabaseUri(
                matcher.group("server"),
                Objects.requireNonNullElse(matcher.group("database"), ""),
                Objects.requireNonNullElse(matcher.group("options"), ""));
    }

    String withDatabase(String name) {
        var all = options;
        if (server.contains("@") && !options.contains("authSource=")) {
            // It is the database of the URI unless something else is said.
            all += (all.isEmpty() ? "" : "&") + "authSource=" + (database.isEmpty() ? "admin" : database);
        }
        return server + "/" + name + (all.isEmpty() ? "" : "?" + all);
    }
}
