package io.arrgus.store.kernel;

import io.arrgus.model.run.AttemptId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a whole library. Its fences only rise.
 *
 * @param floor fence of the newest FULL run that is finished or finishing: what is not above it is late
 * @param by the attempt that raised the floor
 * @param touched highest fence that began to write
 * @param late highest floor that a late batch found when it had written
 * @param finished fence of the newest complete FULL run that is finished; 0 while the library is being imported
 * @param digest of the list that the living titles equalled
 * @param digestFence of the run that said so; 0 if none did
 */
public record LibraryState(
        long floor,
        @Nullable AttemptId by,
        long touched,
        long late,
        long finished,
        @Nullable String digest,
        long digestFence) {

    /** The floor of a connection that is gone for good: no fence is above it. */
    public static final long CLOSED = Long.MAX_VALUE;

    /** What holds before anything happened. */
    public static final LibraryState NONE = new LibraryState(0, null, 0, 0, 0, null, 0);

    boolean isLate(long fence) {
        return fence <= floor;
    }

    boolean closed() {
        return floor == CLOSED;
    }

    boolean imported() {
        return finished > 0;
    }

    boolean heldBy(long fence, AttemptId attempt) {
        return floor == fence && attempt.equals(by);
    }

    /** The digest, while the claim holds: nobody began to write since, and nobody wrote late into it. */
    Optional<String> claim() {
        return digestFence == touched && late < digestFence ? Optional.ofNullable(digest) : Optional.empty();
    }
}
