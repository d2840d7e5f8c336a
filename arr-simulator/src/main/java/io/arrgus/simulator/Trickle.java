package io.arrgus.simulator;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Lets so many bytes through per second, ten times a second. */
final class Trickle extends OutputStream {
    private static final int STEPS_PER_SECOND = 10;

    private final OutputStream out;
    private final int bytesPerStep;
    private final long stepMillis;
    private int inThisStep;

    Trickle(OutputStream out, int bytesPerSecond) {
        this.out = out;
        bytesPerStep = Math.max(1, bytesPerSecond / STEPS_PER_SECOND);
        stepMillis = 1_000L * bytesPerStep / bytesPerSecond;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        for (var from = 0; from < length; ) {
            var now = Math.min(bytesPerStep - inThisStep, length - from);
            out.write(octets, offset + from, now);
            from += now;
            inThisStep += now;
            if (inThisStep == bytesPerStep) {
                out.flush();
                rest();
                inThisStep = 0;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void rest() throws InterruptedIOException {
        try {
            Thread.sleep(stepMillis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }
}
