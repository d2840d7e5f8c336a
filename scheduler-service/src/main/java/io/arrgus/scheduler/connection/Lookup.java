package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.service.door.Problems;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Finds what a person means, and says in plain words why it cannot be. */
@Component
final class Lookup {

    private final ConnectionLedger connections;

    Lookup(ConnectionLedger connections) {
        this.connections = connections;
    }

    /** @throws ErrorResponseException 404 if there is no such connection */
    ConnectionEntry connection(String id) {
        return parsed(id)
                .flatMap(connections::find)
                .filter(entry -> !entry.deleted())
                .orElseThrow(() -> unknown(id));
    }

    private static Optional<ConnectionId> parsed(String id) {
        try {
            return Optional.of(new ConnectionId(id));
        } catch (IllegalArgumentException noIdOfOurs) {
            return Optional.empty();
        }
    }

    static ErrorResponseException unknown(String id) {
        return Problems.notFound("There is no connection '" + id + "'.");
    }

    /** Two connections must not have one name, nor one Arr two connections. */
    RuntimeException takenBy(Connection wanted, DuplicateKeyException taken) {
        var named = other(wanted, connections.named(wanted.name()));
        if (named.isPresent()) {
            return Problems.conflict("There is a connection with the name '" + wanted.name() + "' already: "
                    + named.get().id() + ".");
        }
        return other(wanted, connections.at(wanted))
                .<RuntimeException>map(
                        there -> Problems.conflict("This " + wanted.arrType().appName()
                                + " is watched already: " + there.id() + ", named '"
                                + there.settings().name() + "', has the URL " + wanted.url() + "."))
                // Whoever held it a moment ago is gone: the caller's next try will do.
                .orElse(taken);
    }

    private static Optional<ConnectionEntry> other(Connection wanted, Optional<ConnectionEntry> found) {
        return found.filter(it -> !it.id().equals(wanted.id()));
    }
}
