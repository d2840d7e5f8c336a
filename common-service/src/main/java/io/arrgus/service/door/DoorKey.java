package io.arrgus.service.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the door: given, read from its file, or made at the first start. */
public final class DoorKey {

    private static final Logger log = LoggerFactory.getLogger(DoorKey.class);

    private final String value;

    private DoorKey(String value) {
        this.value = value;
    }

    static DoorKey from(DoorProperties properties) {
        var given = properties.apiKey();
        if (given != null && !given.isBlank()) {
            return new DoorKey(given.strip());
        }
        try {
            return new DoorKey(readOrMake(properties.apiKeyFile()));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The API key file " + properties.apiKeyFile()
                            + " (ARRGUS_API_KEY_FILE) can be neither read nor made",
                    unusable);
        }
    }

    /** Compares in a time that does not depend on where a wrong key differs. */
    boolean opens(String offered) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    private static String readOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        var made = HexFormat.of().formatHex(random());
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException anotherServiceWasFaster) {
            return Files.readString(file).strip();
        }
        Files.writeString(file, made + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        log.info("Made an API key and wrote it to {}. It is shown this once: X-Api-Key: {}", file, made);
        return made;
    }

    private static byte[] random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "DoorKey[hidden]";
    }
}
