package io.arrgus.service.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the door: given, read from its file, or made at the first start. */
public final class DoorKey {

    private static final Logger log = LoggerFactory.getLogger(DoorKey.class);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
            return read(file);
        }
        var parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        var made = HexFormat.of().formatHex(random());
        var written = Files.createTempFile(parent, "api-key", null, OWNER_ONLY);
        try {
            Files.writeString(written, made + "\n");
            // A link appears whole or not at all, and never in place of a file that another service made meanwhile.
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException anotherServiceWasFaster) {
            return read(file);
        } finally {
            Files.delete(written);
        }
        log.info("Made an API key and wrote it to {}. It is shown this once: X-Api-Key: {}", file, made);
        return made;
    }

    private static String read(Path file) throws IOException {
        var key = Files.readString(file).strip();
        if (key.isEmpty()) {
            throw new IOException("it is empty");
        }
        return key;
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
