package io.arrgus.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;

/** Lets so many bytes through, and then no more. */
final class Scissors extends OutputStream {
    private final OutputStream out;
    private long left;

    Scissors(OutputStream out, long left) {
        this.out = out;
        this.left = left;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        var now = (int) Math.min(left, length);
        out.write(octets, offset, now);
        left -= now;
        if (now < length) {
            throw new Cut();
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Says that the rest is not wanted. */
    static final class Cut extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }
}
