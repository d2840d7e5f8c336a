package io.arrgus.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells the one error that is no trouble: somebody was faster (E11000). It does not say that he is newer. Of the error
 * only its category is used; everything else about it differs between databases.
 */
final class Duplicate {

    private Duplicate() {}

    /** What {@code operation} returned; empty if it met nothing but duplicate keys. */
    static <T> Optional<T> unless(Supplier<T> operation) {
        try {
            return Optional.of(operation.get());
        } catch (MongoBulkWriteException failed) {
            if (failed.getWriteConcernError() == null
                    && failed.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                return Optional.empty();
            }
            throw failed;
        } catch (MongoException failed) {
            if (ErrorCategory.fromErrorCode(failed.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
