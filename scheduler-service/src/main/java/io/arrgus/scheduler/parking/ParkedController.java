package io.arrgus.scheduler.parking;

import io.arrgus.scheduler.connection.Page;
import io.arrgus.scheduler.ledger.ParkedEntry;
import io.arrgus.scheduler.ledger.ParkedLedger;
import io.arrgus.scheduler.ledger.ParkedLedger.Filter;
import io.arrgus.service.door.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/parked")
final class ParkedController {

    private final ParkedLedger parked;
    private final Redriving redriving;

    ParkedController(ParkedLedger parked, Redriving redriving) {
        this.parked = parked;
        this.redriving = redriving;
    }

    /** How many were put back, and how many of those that were asked for are still parked. */
    record Redriven(int redriven, int failed) {}

    /** How many were thrown away. */
    record Discarded(long discarded) {}

    /** Newest first. */
    @GetMapping
    Page<ParkedRead> list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable String reason) {
        var found = parked.page(new Filter(queue, reason), cursor, Page.checked(limit) + 1);
        return Page.of(found, limit, ParkedEntry::place)
                .map(page -> page.stream().map(ParkedRead::of).toList());
    }

    @GetMapping("/{id}")
    ParkedDetail read(@PathVariable String id) {
        return ParkedDetail.of(found(id));
    }

    @PostMapping("/{id}/redrive")
    Redriven redrive(@PathVariable String id) {
        var entry = found(id);
        return switch (redriving.redrive(entry)) {
            case DONE -> new Redriven(1, 0);
            case NO_QUEUE ->
                throw Problems.conflict("There is no queue '" + entry.queue()
                        + "' to put this message back into. Start the service that it belongs to, or discard it.");
            case NOT_WHOLE ->
                throw Problems.conflict("This message is too large to be kept whole, so it cannot be put back.");
            case NOT_TAKEN -> throw notTaken();
        };
    }

    /** Oldest first, at most {@code limit}. What fails again meanwhile is parked anew, and not put back once more. */
    @PostMapping("/redrive")
    Redriven redriveAll(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable String reason) {
        var wanted = parked.oldest(new Filter(queue, reason), Page.checked(limit));
        int done = 0;
        for (var entry : wanted) {
            var outcome = parked.find(entry.id()).map(redriving::redrive).orElse(Redriving.Outcome.DONE);
            if (outcome == Redriving.Outcome.NOT_TAKEN) {
                throw notTaken();
            }
            done += outcome == Redriving.Outcome.DONE ? 1 : 0;
        }
        return new Redriven(done, wanted.size() - done);
    }

    @DeleteMapping("/{id}")
    Discarded discard(@PathVariable String id, @RequestParam(defaultValue = "false") boolean confirm) {
        confirmed(confirm);
        return new Discarded(parked.remove(found(id).id()));
    }

    @DeleteMapping
    Discarded discardAll(
            @RequestParam(defaultValue = "false") boolean confirm,
            @RequestParam @Nullable String queue,
            @RequestParam @Nullable String reason) {
        confirmed(confirm);
        return new Discarded(parked.removeAll(new Filter(queue, reason)));
    }

    private ParkedEntry found(String id) {
        return parked.find(id).orElseThrow(() -> Problems.notFound("There is no parked message '" + id + "'."));
    }

    private static void confirmed(boolean confirm) {
        if (!confirm) {
            throw Problems.badInput("What is discarded cannot be brought back. Add confirm=true if you mean it.");
        }
    }

    private static ErrorResponseException notTaken() {
        return Problems.unavailable(
                "The broker cannot be reached just now, so nothing more was put back. Try again in a moment.");
    }
}
