package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.scheduler.ledger.Slot;

/** Says in plain words what it means that nobody will report the end of a run. */
final class LostRun {

    private static final String CODE = "lost";

    private LostRun() {}

    static Failure failure(Connection connection, Slot slot) {
        var name = "'" + connection.name() + "'";
        return switch (slot.state()) {
            case QUEUED ->
                lost(
                        "No worker began the sync of " + name + " in time.",
                        "See whether arr-worker runs and reaches the broker. The sync is asked for again by itself.");
            case FETCHING ->
                lost(
                        "The worker that was syncing " + name + " stopped reporting.",
                        "The sync is repeated by itself. If this happens again, see the log of arr-worker.");
            case APPLYING, ENDED ->
                lost(
                        "The store did not finish the sync of " + name + " in time.",
                        "See whether media-store runs, and its log. The sync is repeated by itself.");
        };
    }

    static Failure forgotten(Connection connection) {
        return lost(
                "Arrgus was stopped while it synced '" + connection.name() + "'.",
                "The sync is repeated by itself; there is nothing to do.");
    }

    static Failure parked(Connection connection, String queue) {
        return new Failure(
                FailureKind.TRANSIENT,
                "parked",
                "A message of the sync of '" + connection.name()
                        + "' could not be processed, and was parked: it came from" + " the queue " + queue + ".",
                "See the parked messages (GET /api/v1/parked) for the reason. The sync is tried again by itself.");
    }

    private static Failure lost(String message, String hint) {
        return new Failure(FailureKind.TRANSIENT, CODE, message, hint);
    }
}
