package io.arrgus.testsupport;

import java.util.HashMap;
import java.util.Map;

/** The settings with which a service starts in a test. */
public final class TestInfrastructure {

    /** Opens the doors of services that are started with {@link #properties}. */
    public static final String API_KEY = "key-for-tests";

    private static final String MASTER_KEY = "dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgISE=";

    private TestInfrastructure() {}

    /** The broker, a fresh database, the keys, and any free ports. */
    public static Map<String, Object> properties() {
        var broker = TestBroker.get();
        var properties = new HashMap<String, Object>();
        properties.put("spring.rabbitmq.addresses", broker.uri());
        properties.put("arrgus.embedded-broker", broker.isQpid());
        properties.put("spring.mongodb.uri", TestDatabase.get().freshUri());
        properties.put("arrgus.master-key", MASTER_KEY);
        properties.put("arrgus.api-key", API_KEY);
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        return properties;
    }
}
