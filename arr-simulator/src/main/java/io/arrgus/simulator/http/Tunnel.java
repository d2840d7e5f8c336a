package io.arrgus.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A connection that speaks HTTP no more. */
public record Tunnel(Socket socket, InputStream in, OutputStream out) {

    /** From now on a read that takes longer ends with a {@link java.net.SocketTimeoutException}. */
    public void readsFor(Duration atMost) throws SocketException {
        socket.setSoTimeout((int) atMost.toMillis());
    }

    public void close() throws IOException {
        socket.close();
    }
}
