package io.arrgus.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.arrgus.service.messaging.PassingTrouble;
import java.util.Set;

/**
 * What passes by itself, as the driver tells it: the database is away, restarts, changes its primary, or lacks
 * resources. Everything else is a bug, and repeating it forever would only hide it.
 */
final class MongoTrouble implements PassingTrouble {

    /**
     * Codes of the same kind of trouble that have no exception of their own: internal and unknown errors (what is left
     * of a server whose storage is killed), host and network, time limits, lock and write conflicts, shutdown.
     */
    private static final Set<Integer> CODES = Set.of(
            1, 6, 7, 8, 24, 50, 64, 79, 89, 91, 112, 133, 134, 189, 202, 262, 317, 9001, 10107, 11600, 11602, 13435,
            13436, 16908292);

    @Override
    public boolean passes(Exception trouble) {
        return switch (trouble) {
            case StoreNotReady _ -> true;
            case MongoTimeoutException _ -> true;
            case MongoSocketException _ -> true;
            case MongoConnectionPoolClearedException _ -> true;
            case MongoServerUnavailableException _ -> true;
            case MongoInterruptedException _ -> true;
            case MongoNotPrimaryException _ -> true;
            case MongoNodeIsRecoveringException _ -> true;
            case MongoExecutionTimeoutException _ -> true;
            case MongoWriteConcernException _ -> true;
            case MongoBulkWriteException bulk ->
                bulk.getWriteErrors().stream()
                        .allMatch(error -> error.getCode() == 11000 || CODES.contains(error.getCode()));
            case MongoException other -> CODES.contains(other.getCode());
            default -> false;
        };
    }
}
