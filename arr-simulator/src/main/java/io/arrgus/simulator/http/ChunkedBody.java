package io.arrgus.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends what is written in chunks about as large as the real server's. */
final class ChunkedBody extends OutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final OutputStream out;
    private final byte[] chunk = new byte[16_000];
    private int filled;

    ChunkedBody(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        if (filled == chunk.length) {
            send();
        }
        chunk[filled++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        var from = offset;
        var left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                send();
            }
            var now = Math.min(left, chunk.length - filled);
            System.arraycopy(octets, from, chunk, filled, now);
            filled += now;
            from += now;
            left -= now;
        }
    }

    @Override
    public void flush() throws IOException {
        send();
        out.flush();
    }

    void end() throws IOException {
        send();
        out.write(LAST_CHUNK);
        out.flush();
    }

    private void send() throws IOException {
        if (filled == 0) {
            return;
        }
        out.write(Integer.toHexString(filled).getBytes(StandardCharsets.US_ASCII));
        out.write(LINE_END);
        out.write(chunk, 0, filled);
        out.write(LINE_END);
        filled = 0;
    }
}
