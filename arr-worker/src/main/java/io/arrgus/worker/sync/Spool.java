package io.arrgus.worker.sync;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * A library on disk, as fast as it comes: an Arr keeps the whole list in memory until its last byte is read. The file
 * has no name any more as soon as it is open (where the system allows that), so that not even a crash leaves it behind.
 */
final class Spool implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final LongAdder used;
    private long size;

    private Spool(FileChannel file, LongAdder used) {
        this.file = file;
        this.used = used;
    }

    /**
     * @param used is told of the bytes on disk
     * @throws SpoolUnusable if there is no place for it
     */
    static Spool in(Path directory, LongAdder used) {
        try {
            Files.createDirectories(directory);
            return new Spool(
                    FileChannel.open(
                            directory.resolve(UUID.randomUUID() + ".json"), CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE),
                    used);
        } catch (IOException noPlace) {
            throw new SpoolUnusable(noPlace);
        }
    }

    /**
     * Takes all of {@code body}, in place of what was taken before.
     *
     * @throws SpoolUnusable if the disk is full; whatever {@code body} itself throws comes out as it is
     */
    long fill(InputStream body, LongConsumer progress) {
        var chunk = new byte[CHUNK];
        long taken = 0;
        try {
            file.truncate(0);
            holds(0);
            for (int count; (count = body.read(chunk)) >= 0; ) {
                write(ByteBuffer.wrap(chunk, 0, count));
                taken += count;
                holds(taken);
                progress.accept(taken);
            }
        } catch (IOException full) {
            throw new SpoolUnusable(full);
        }
        return taken;
    }

    private void holds(long bytes) {
        used.add(bytes - size);
        size = bytes;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** All of it, from the beginning; closed with the spool. */
    InputStream content() {
        try {
            file.position(0);
            return new BufferedInputStream(Channels.newInputStream(file), CHUNK) {
                @Override
                public void close() {
                    // the file is read a second time
                }
            };
        } catch (IOException gone) {
            throw new SpoolUnusable(gone);
        }
    }

    @Override
    public void close() {
        holds(0);
        try {
            file.close();
        } catch (IOException nothingToSave) {
            throw new UncheckedIOException(nothingToSave);
        }
    }

    /** The disk does not take, or give back, a library. */
    static final class SpoolUnusable extends UncheckedIOException {

        SpoolUnusable(IOException cause) {
            super(cause);
        }
    }
}
