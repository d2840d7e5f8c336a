package io.arrgus.worker.sync;

import io.arrgus.model.connection.Connection;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Sums up a whole library as it would be stored, whatever the order of its titles: Arrs promise none. With it go what
 * decides how facts are stored: mapper, path mappings and rule.
 */
final class LibraryDigest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest sha256 = TitleHash.sha256();
    private BigInteger sum = BigInteger.ZERO;
    private int count;

    void add(int externalId, String hash) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(externalId).array());
        var title = sha256.digest(hash.getBytes(StandardCharsets.UTF_8));
        sum = sum.add(new BigInteger(1, title)).mod(MODULUS);
        count++;
    }

    String of(Connection connection) {
        put(sum.toByteArray());
        put(String.valueOf(count).getBytes(StandardCharsets.UTF_8));
        put(String.valueOf(TitleHash.MAPPER_VERSION).getBytes(StandardCharsets.UTF_8));
        put(connection.monitorType().name().getBytes(StandardCharsets.UTF_8));
        for (var mapping : connection.pathMappings()) {
            put(mapping.from().getBytes(StandardCharsets.UTF_8));
            put(mapping.to().getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
    }

    /** With its length, so that no two sequences of parts read alike. */
    private void put(byte[] part) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        sha256.update(part);
    }
}
