package io.arrgus.store.query;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.service.door.Problems;
import io.arrgus.service.messaging.NotPublished;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.kernel.HoldAnswer;
import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.query.HoldPages.HoldPage;
import io.arrgus.store.query.HoldPages.HoldRead;
import io.arrgus.store.query.HoldPages.HoldShown;
import io.arrgus.store.reporting.HoldMeters;
import io.arrgus.store.reporting.OwedRuns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/holds")
@Tag(name = "holds")
class HoldsController {

    private final StoredHolds holds;
    private final Kernel kernel;
    private final OwedRuns runs;
    private final HoldMeters meters;

    HoldsController(StoredHolds holds, Kernel kernel, OwedRuns runs, HoldMeters meters) {
        this.holds = holds;
        this.kernel = kernel;
        this.runs = runs;
        this.meters = meters;
    }

    /**
     * Which titles may go.
     *
     * @param revision of the set that the person saw; it alone allows all of it
     * @param externalIds of the titles, if not all of them
     */
    record Approval(@Nullable String revision, @Nullable List<String> externalIds) {}

    /** @param revision of the set that the person saw; without it, whatever waits now */
    record Dismissal(@Nullable String revision) {}

    @GetMapping
    @Operation(summary = "Lists the connections of which titles wait for a person before they are removed")
    HoldPage list(
            @Parameter(description = "the id of a connection; several mean any of them")
                    @RequestParam(defaultValue = "")
                    List<String> connection,
            @Parameter(description = "OPEN, APPROVED or DISMISSED; several mean any of them")
                    @RequestParam(defaultValue = "")
                    List<Hold.State> state,
            @Parameter(description = "the nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "how many at most, 1 to 500") @RequestParam(defaultValue = "" + MediaQuery.USUAL)
                    String limit) {
        return holds.list(connection, state, cursor, MediaQuery.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows one hold with exactly the titles that would go")
    HoldShown show(
            @PathVariable String id,
            @Parameter(description = "the nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "how many titles at most, 1 to 500")
                    @RequestParam(defaultValue = "" + MediaQuery.MOST)
                    String limit) {
        return holds.show(idOf(id), cursor, MediaQuery.limit(limit)).orElseThrow(() -> unknown(id));
    }

    @PostMapping("/{id}/approve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Allows titles to go, all or some",
            description = "Nothing is removed by this itself: a FULL run starts, and removes those of them that are"
                    + " missing in its list too.")
    HoldRead approve(@PathVariable String id, @RequestBody Approval approval) {
        if (approval.revision() == null && approval.externalIds() == null) {
            throw Problems.badInput("Say what may go: give the 'revision' that you saw to allow all of it,"
                    + " or the 'externalIds' of single titles.");
        }
        if (approval.externalIds() != null && approval.externalIds().isEmpty()) {
            throw Problems.badInput("'externalIds' is empty; leave it out to allow all titles of the 'revision'.");
        }
        var hold = noted(id, kernel.approve(idOf(id), approval.revision(), approval.externalIds()));
        try {
            runs.ask(hold);
        } catch (NotPublished brokerIsAway) {
            throw Problems.unavailable("Your word is noted, but the broker cannot be reached to start the run that"
                    + " follows it. It starts as soon as the broker is back; you may also ask again, it does no harm.");
        }
        return HoldRead.of(hold);
    }

    @PostMapping("/{id}/dismiss")
    @Operation(
            summary = "Keeps quiet about a hold until other titles wait",
            description = "Nothing is removed, now or later, until somebody approves it.")
    HoldRead dismiss(@PathVariable String id, @RequestBody(required = false) @Nullable Dismissal dismissal) {
        var revision = dismissal == null ? null : dismissal.revision();
        return HoldRead.of(noted(id, kernel.dismiss(idOf(id), revision)));
    }

    private Hold noted(String id, HoldAnswer answer) {
        return switch (answer) {
            case HoldAnswer.Noted(var hold) -> {
                meters.refresh();
                yield hold;
            }
            case HoldAnswer.NothingHeld() -> throw unknown(id);
            case HoldAnswer.AnotherSet(var revision) ->
                throw Problems.conflict(
                        "Other titles wait in '" + id + "' now than those that you saw (its revision is '" + revision
                                + "'). Look at it again and decide anew.");
            case HoldAnswer.NotHeld(var externalIds) ->
                throw Problems.badInput("These titles do not wait in '" + id + "', so nothing was allowed: "
                        + String.join(", ", externalIds.subList(0, Math.min(externalIds.size(), 10)))
                        + (externalIds.size() > 10 ? ", …" : "") + ".");
        };
    }

    private static ConnectionId idOf(String text) {
        try {
            return new ConnectionId(text);
        } catch (IllegalArgumentException noId) {
            throw unknown(text);
        }
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound(
                "There is no hold '" + id + "': no title of that connection waits. A hold has its connection's id.");
    }
}
