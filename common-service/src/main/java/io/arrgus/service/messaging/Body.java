package io.arrgus.service.messaging;

import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a message, whatever they are. */
public final class Body {

    private final byte[] bytes;

    public Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without what is in it: that may be a key. */
    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes, " + HexFormat.of().toHexDigits(hashCode()) + "]";
    }
}
