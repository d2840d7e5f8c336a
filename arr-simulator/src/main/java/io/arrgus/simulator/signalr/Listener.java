package io.arrgus.simulator.signalr;

import io.arrgus.simulator.http.Tunnel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;

/** One who listens on the line. */
final class Listener {
    /** Ends every message, of which several may come in one frame. */
    private static final char END = 0x1E;

    /** So often it is said that somebody is still there. */
    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Tunnel tunnel;
    private final Draft_6455 frames = new Draft_6455();
    private final ReentrantLock writing = new ReentrantLock();

    Listener(Tunnel tunnel) {
        this.tunnel = tunnel;
        frames.setParseMode(Role.SERVER);
    }

    /** The other side says first which protocol it wants; there is only one. */
    void shakeHands() throws IOException {
        tunnel.readsFor(PATIENCE);
        while (read().stream().noneMatch(frame -> frame.getOpcode() == Opcode.TEXT)) {
            // A frame may come in pieces.
        }
        say("{}");
    }

    void untilItHangsUp() throws IOException {
        tunnel.readsFor(PING_EVERY);
        while (true) {
            try {
                if (read().stream().anyMatch(frame -> frame.getOpcode() == Opcode.CLOSING)) {
                    return;
                }
            } catch (SocketTimeoutException nothingSaid) {
                say("{\"type\":6}");
            }
        }
    }

    private List<Framedata> read() throws IOException {
        var octets = new byte[8 * 1024];
        var length = tunnel.in().read(octets);
        if (length < 0) {
            throw new IOException("the other side hung up");
        }
        try {
            var read = frames.translateFrame(ByteBuffer.wrap(octets, 0, length));
            for (var frame : read) {
                if (frame.getOpcode() == Opcode.PING) {
                    var pong = new PongFrame();
                    pong.setPayload(frame.getPayloadData());
                    send(pong);
                }
            }
            return read;
        } catch (InvalidDataException nonsense) {
            throw new IOException("that is no WebSocket", nonsense);
        }
    }

    void say(String message) throws IOException {
        for (var frame : frames.createFrames(message + END, false)) {
            send(frame);
        }
    }

    private void send(Framedata frame) throws IOException {
        writing.lock();
        try {
            var octets = frames.createBinaryFrame(frame);
            Channels.newChannel(tunnel.out()).write(octets);
            tunnel.out().flush();
        } finally {
            writing.unlock();
        }
    }
}
