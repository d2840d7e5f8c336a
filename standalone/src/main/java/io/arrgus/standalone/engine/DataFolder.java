package io.arrgus.standalone.engine;

import io.arrgus.standalone.command.BadSetting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The folder that outlives a run: database, keys, log. One process at a time; keys are made once, with mode 600. */
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws BadSetting if it cannot be used, or is in use */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new BadSetting("--data " + folder + ": another Arrgus is running with this folder");
            }
            return new DataFolder(folder.toAbsolutePath().normalize(), channel, lock);
        } catch (IOException unusable) {
            throw new BadSetting("--data " + folder + ": the folder cannot be made or written to");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    public Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("database");
    }

    Path spool() {
        return folder.resolve("spool");
    }

    public Path log() {
        return folder.resolve("arrgus.log");
    }

    /** Seals the keys of the Arrs. Losing it means typing those keys again. */
    public Path masterKey() {
        return made("master-key", Base64.getEncoder().encodeToString(random(32)));
    }

    public Path apiKey() {
        return made("api-key", HexFormat.of().formatHex(random(16)));
    }

    public boolean hasApiKey() {
        return Files.exists(folder.resolve("api-key"));
    }

    /** The key of the simulated Arrs. */
    public Path demoKey() {
        return made("demo-key", HexFormat.of().formatHex(random(16)));
    }

    private Path made(String name, String content) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                var temporary = Files.createTempFile(
                        folder,
                        name,
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(temporary, content + "\n");
                Files.move(temporary, file);
            }
            return file;
        } catch (IOException unusable) {
            throw new BadSetting("--data " + folder + ": " + name + " cannot be written");
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
