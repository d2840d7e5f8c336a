package io.arrgus.simulator.http;

import java.io.IOException;

/** Answers one request after the other; called on one virtual thread per connection. */
@FunctionalInterface
public interface HttpHandler {
    /** @throws IOException if the other side is gone, or the answer ends early on purpose: the connection is closed */
    void handle(Exchange exchange) throws IOException;
}
