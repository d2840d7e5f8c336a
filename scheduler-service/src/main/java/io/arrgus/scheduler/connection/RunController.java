package io.arrgus.scheduler.connection;

import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunRead;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunLedger;
import io.arrgus.scheduler.schedule.Schedule;
import io.arrgus.service.door.Problems;
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
@RequestMapping(ConnectionController.PATH + "/{id}")
final class RunController {

    private static final int MOST_IDS = 10_000;

    private final Schedule schedule;
    private final RunLedger runs;
    private final Lookup lookup;
    private final DatabaseTime time;

    RunController(Schedule schedule, RunLedger runs, Lookup lookup, DatabaseTime time) {
        this.schedule = schedule;
        this.runs = runs;
        this.lookup = lookup;
        this.time = time;
    }

    /** Syncs now: the whole library, or the titles that the body names. */
    @PostMapping("/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SyncAnswer sync(@PathVariable String id, @RequestBody(required = false) @Nullable SyncAsk ask) {
        var ids = ask == null || ask.ids() == null ? List.<Integer>of() : checked(ask.ids());
        return schedule.ask(lookup.connection(id).id(), ids).map(SyncAnswer::of).orElseThrow(() -> Lookup.unknown(id));
    }

    private static List<Integer> checked(List<@Nullable Integer> ids) {
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw Problems.badInput("'ids' has 1 to " + MOST_IDS + " numbers. Leave it out to sync the whole library.");
        }
        if (ids.stream().anyMatch(it -> it == null || it < 1)) {
            throw Problems.badInput("'ids' has whole numbers from 1: the Arr's own ids, as 'arrId' of a title says.");
        }
        return List.copyOf(ids);
    }

    /** Newest first. */
    @GetMapping("/runs")
    Page<RunRead> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable Long cursor) {
        var below = cursor == null ? Long.MAX_VALUE : cursor;
        var found = runs.before(lookup.connection(id).id(), below, time.now(), Page.checked(limit) + 1);
        return Page.of(found, limit, run -> Long.toString(run.fence()))
                .map(page -> page.stream().map(RunEntry::toRead).toList());
    }

    @GetMapping("/runs/{runId}")
    RunRead read(@PathVariable String id, @PathVariable String runId) {
        var connection = lookup.connection(id).id();
        return runs.find(new RunId(runId))
                .filter(run -> run.connectionId().equals(connection))
                .map(RunEntry::toRead)
                .orElseThrow(() -> Problems.notFound("Connection " + id + " has no run '" + runId + "'."));
    }
}
