package io.arrgus.scheduler.parking;

import io.arrgus.scheduler.ledger.ParkedEntry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parked message with what is in it, but for its secrets.
 *
 * @param body null if it is no JSON, or too large to show: what nobody can read may hold a secret
 */
record ParkedDetail(
        ParkedRead parked,
        Map<String, Object> headers,
        @Nullable JsonNode body) {

    static ParkedDetail of(ParkedEntry entry) {
        var headers = new TreeMap<String, Object>();
        entry.headers().forEach(header -> headers.put(header.name(), Redaction.of(header.name(), header.value())));
        return new ParkedDetail(ParkedRead.of(entry), headers, Redaction.of(entry.body()));
    }
}
