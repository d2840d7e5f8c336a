package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.SealedKey;
import io.arrgus.model.run.RunId;
import io.arrgus.service.messaging.Body;
import io.arrgus.service.messaging.PassingTrouble;
import io.arrgus.service.metrics.DatabaseMeter;
import java.net.URI;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

@Configuration(proxyBeanMethods = false)
@Import(DatabaseMeter.class)
class LedgerConfiguration {

    private final MongoConverter converter = converter();

    @Bean
    ConnectionLedger connectionLedger(MongoOperations mongo) {
        return new ConnectionLedger(mongo, converter);
    }

    @Bean
    RunLedger runLedger(MongoOperations mongo) {
        return new RunLedger(mongo, converter);
    }

    @Bean
    ParkedLedger parkedLedger(MongoOperations mongo) {
        return new ParkedLedger(mongo, converter);
    }

    @Bean
    Database schedulerDatabase(ConnectionLedger connections, RunLedger runs, ParkedLedger parked) {
        return new Database(connections, runs, parked);
    }

    @Bean
    DatabaseTime schedulerDatabaseTime(MongoOperations mongo) {
        return () -> Objects.requireNonNull(
                        mongo.executeCommand(new Document("hello", 1)).get("localTime", Date.class))
                .toInstant();
    }

    /**
     * A database that is away is noticed within seconds, by the doors as well; one that fell silent is not waited for
     * for ever. What the URI says about it comes later and wins.
     */
    @Bean
    @Order(-1)
    MongoClientSettingsBuilderCustomizer schedulerDatabasePatience() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }

    /** A database says many things when it stops, starts or fails over. What is our own fault, it says in these. */
    @Bean
    PassingTrouble schedulerDatabaseTrouble() {
        return trouble -> trouble instanceof DataAccessException
                && !(trouble instanceof DataIntegrityViolationException)
                && !(trouble instanceof InvalidDataAccessApiUsageException);
    }

    /** Of our own: other services may stand in the same application, and have other words for the same types. */
    private static MongoConverter converter() {
        var conversions = MongoCustomConversions.create(adapter -> {
            adapter.registerConverters(ConverterBuilder.writing(ConnectionId.class, String.class, ConnectionId::value)
                    .andReading(ConnectionId::new)
                    .getConverters());
            adapter.registerConverters(ConverterBuilder.writing(RunId.class, String.class, RunId::value)
                    .andReading(RunId::new)
                    .getConverters());
            adapter.registerConverters(ConverterBuilder.writing(SealedKey.class, String.class, SealedKey::value)
                    .andReading(SealedKey::new)
                    .getConverters());
            adapter.registerConverters(ConverterBuilder.writing(URI.class, String.class, URI::toString)
                    .andReading(URI::create)
                    .getConverters());
            adapter.registerConverters(
                    ConverterBuilder.writing(Body.class, Binary.class, body -> new Binary(body.bytes()))
                            .andReading(binary -> new Body(binary.getData()))
                            .getConverters());
        });
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.afterPropertiesSet();
        return converter;
    }
}
