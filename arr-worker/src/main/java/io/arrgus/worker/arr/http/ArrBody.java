package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrTrouble;
import io.arrgus.worker.arr.CallFailed;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/**
 * The body of a good answer, decompressed. Trouble with it is thrown as {@link CallFailed}, so that whoever copies it
 * can tell it from trouble on the other side.
 */
final class ArrBody extends InputStream {

    private final Exchange exchange;
    private final InputStream content;
    private final DataSize limit;
    private final String idle;
    private long taken;
    private boolean atEnd;

    ArrBody(Exchange exchange, InputStream content, DataSize limit, String idle) {
        this.exchange = exchange;
        this.content = content;
        this.limit = limit;
        this.idle = idle;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count;
        try {
            count = content.read(into, offset, length);
        } catch (IOException broken) {
            exchange.lifeline().check();
            throw new CallFailed(IoTroubles.inTheBody(broken), idle);
        }
        atEnd = count < 0;
        taken += Math.max(count, 0);
        if (taken > limit.toBytes()) {
            throw new CallFailed(ArrTrouble.TOO_LARGE, limit.toMegabytes() + " MB");
        }
        return count;
    }

    @Override
    public void close() {
        if (atEnd) {
            exchange.end();
        } else {
            exchange.drop();
        }
    }
}
