package io.arrgus.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.Arrays;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

class MongoTroubleTest {

    private static final ServerAddress SERVER = new ServerAddress();

    private final MongoTrouble trouble = new MongoTrouble();

    @Test
    void aDatabaseThatIsAwayComesBack() {
        assertThat(trouble.passes(new MongoTimeoutException("nobody there"))).isTrue();
        assertThat(trouble.passes(new MongoSocketException("cut off", SERVER))).isTrue();
        assertThat(trouble.passes(new StoreNotReady())).isTrue();
    }

    @Test
    void aDatabaseThatRestartsOrLacksSomethingComesBack() {
        assertThat(trouble.passes(command(11600))).isTrue();
        assertThat(trouble.passes(command(112))).isTrue();
        assertThat(trouble.passes(command(1))).isTrue();
    }

    @Test
    void aBulkPassesOnlyIfAllThatHappenedToItDoes() {
        assertThat(trouble.passes(bulk(11000, 112))).isTrue();
        assertThat(trouble.passes(bulk(112, 2))).isFalse();
    }

    @Test
    void aBugDoesNotPass() {
        assertThat(trouble.passes(command(2))).isFalse();
        assertThat(trouble.passes(new MongoException(10334, "too large"))).isFalse();
        assertThat(trouble.passes(new IllegalStateException("ours"))).isFalse();
    }

    private static MongoException command(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), SERVER);
    }

    private static MongoException bulk(Integer... codes) {
        var errors = Arrays.stream(codes)
                .map(code -> new BulkWriteError(code, "", new BsonDocument(), 0))
                .toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, null, SERVER, Set.of());
    }
}
