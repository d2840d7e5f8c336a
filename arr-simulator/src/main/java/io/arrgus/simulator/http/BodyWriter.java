package io.arrgus.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a body while it is being sent. */
@FunctionalInterface
public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
}
