package io.arrgus.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks an Arr once what it will be asked, so that a JVM that is watched learns what will be needed. */
final class Rehearsal {
    private Rehearsal() {}

    static void of(SimulatedArr arr) {
        var resource = "/api/v3/" + arr.product().resource();
        for (var path : List.of("/api/v3/system/status", resource, resource + "/1", "/api/v3/history/since")) {
            ask(arr, path);
        }
    }

    private static void ask(SimulatedArr arr, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), arr.port())) {
            var request = "GET " + arr.urlBase() + path + " HTTP/1.0\r\nHost: localhost\r\nX-Api-Key: " + arr.apiKey()
                    + "\r\nAccept-Encoding: gzip\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }
}
