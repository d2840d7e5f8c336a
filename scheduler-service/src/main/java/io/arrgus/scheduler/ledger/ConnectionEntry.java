package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the scheduler knows of one connection, in one document, so that every decision about it is one
 * compare-and-set.
 *
 * @param fence the last that was given out
 * @param nextFullAt when the next FULL run is due by the clock
 * @param full the FULL run under way
 * @param items the ITEMS run under way
 * @param digest null if the store is not known to claim anything
 * @param closing what the store must still be told; a deleted connection lives on until it knows
 */
public record ConnectionEntry(
        ConnectionId id,
        Connection settings,
        long fence,
        Instant nextFullAt,
        @Nullable Slot full,
        @Nullable Slot items,
        Pending pending,
        @Nullable KnownDigest digest,
        Standing standing,
        @Nullable Closing closing) {

    private static final Instant AT_ONCE = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A connection that was never synced; its first FULL run is due at once. */
    public static ConnectionEntry created(Connection settings) {
        return new ConnectionEntry(
                settings.id(),
                settings,
                0,
                settings.addedAt(),
                null,
                null,
                Pending.NOTHING.andFull(Trigger.CREATED, false),
                null,
                Standing.NEW,
                null);
    }

    public boolean deleted() {
        return closing != null && closing.deleted();
    }

    public Optional<Slot> slot(RunKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case FULL -> full;
                    case ITEMS -> items;
                });
    }

    /** The runs under way. */
    public List<Slot> slots() {
        return Stream.of(full, items).filter(Objects::nonNull).toList();
    }

    /** The slot of {@code run}, if it is still under way. */
    public Optional<Slot> slotOf(RunId run) {
        return slots().stream().filter(slot -> slot.runId().equals(run)).findAny();
    }

    /** Above the last one; as high as the time, so that a database restored from a backup stays ahead of old messages. */
    public long nextFence(Instant now) {
        return Math.max(fence + 1, now.toEpochMilli());
    }

    /** Whether a run of {@code kind} may be claimed at {@code now}. */
    public boolean due(RunKind kind, Instant now) {
        return !dueAt(kind).isAfter(now);
    }

    private Instant dueAt(RunKind kind) {
        if (deleted() || slot(kind).isPresent()) {
            return NEVER;
        }
        return switch (kind) {
            case FULL -> pending.full() != null ? AT_ONCE : nextFullAt;
            case ITEMS ->
                pending.items() == null ? NEVER : Objects.requireNonNullElse(pending.itemsNotBefore(), AT_ONCE);
        };
    }

    /** When somebody has to look after this connection next, whatever the reason. */
    Instant wakeAt() {
        var reasons = Stream.concat(
                slots().stream().map(Slot::leaseUntil),
                Stream.of(RunKind.values()).map(this::dueAt));
        return Stream.concat(reasons, Stream.ofNullable(closing).map(Closing::tellAt))
                .min(Instant::compareTo)
                .orElse(NEVER);
    }

    /** Unique among the connections: a name without regard to case. One that was deleted no longer has any. */
    String nameKey() {
        return deleted() ? goneKey() : nameKey(settings.name());
    }

    /** Unique among the connections: an Arr and where it answers. */
    String placeKey() {
        return deleted() ? goneKey() : placeKey(settings);
    }

    private String goneKey() {
        // A line break is in no name and in no URL.
        return "\n" + id;
    }

    static String nameKey(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String placeKey(Connection settings) {
        return settings.arrType() + " " + withoutDefaultPort(settings.url());
    }

    private static String withoutDefaultPort(URI url) {
        var usual = (url.getPort() == 80 && "http".equals(url.getScheme()))
                || (url.getPort() == 443 && "https".equals(url.getScheme()));
        return usual ? url.toString().replaceFirst(":" + url.getPort(), "") : url.toString();
    }

    public ConnectionEntry withSettings(Connection changed) {
        return new ConnectionEntry(id, changed, fence, nextFullAt, full, items, pending, digest, standing, closing);
    }

    public ConnectionEntry withFence(long next) {
        return new ConnectionEntry(id, settings, next, nextFullAt, full, items, pending, digest, standing, closing);
    }

    public ConnectionEntry withNextFullAt(Instant next) {
        return new ConnectionEntry(id, settings, fence, next, full, items, pending, digest, standing, closing);
    }

    public ConnectionEntry withSlot(RunKind kind, @Nullable Slot slot) {
        return switch (kind) {
            case FULL ->
                new ConnectionEntry(id, settings, fence, nextFullAt, slot, items, pending, digest, standing, closing);
            case ITEMS ->
                new ConnectionEntry(id, settings, fence, nextFullAt, full, slot, pending, digest, standing, closing);
        };
    }

    public ConnectionEntry withPending(Pending changed) {
        return new ConnectionEntry(id, settings, fence, nextFullAt, full, items, changed, digest, standing, closing);
    }

    public ConnectionEntry withDigest(@Nullable KnownDigest known) {
        return new ConnectionEntry(id, settings, fence, nextFullAt, full, items, pending, known, standing, closing);
    }

    public ConnectionEntry withStanding(Standing changed) {
        return new ConnectionEntry(id, settings, fence, nextFullAt, full, items, pending, digest, changed, closing);
    }

    public ConnectionEntry withClosing(@Nullable Closing changed) {
        return new ConnectionEntry(id, settings, fence, nextFullAt, full, items, pending, digest, standing, changed);
    }
}
