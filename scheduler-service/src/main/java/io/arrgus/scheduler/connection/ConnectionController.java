package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.ConnectionCreate;
import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.connection.ConnectionUpdate;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.schedule.Schedule;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ConnectionController.PATH)
final class ConnectionController {

    static final String PATH = "/api/v1/connections";

    private final Schedule schedule;
    private final ConnectionLedger connections;
    private final ConnectionForms forms;
    private final ConnectionViews views;
    private final Lookup lookup;
    private final DatabaseTime time;

    ConnectionController(
            Schedule schedule,
            ConnectionLedger connections,
            ConnectionForms forms,
            ConnectionViews views,
            Lookup lookup,
            DatabaseTime time) {
        this.schedule = schedule;
        this.connections = connections;
        this.forms = forms;
        this.views = views;
        this.lookup = lookup;
        this.time = time;
    }

    @PostMapping
    ResponseEntity<ConnectionRead> create(@RequestBody ConnectionCreate form) {
        var connection = forms.created(form, time.now());
        try {
            schedule.add(connection);
        } catch (DuplicateKeyException taken) {
            throw lookup.takenBy(connection, taken);
        }
        return ResponseEntity.created(URI.create(PATH + "/" + connection.id()))
                .body(views.of(lookup.connection(connection.id().value())));
    }

    /** By name. The cursor is the name of the last one of the page before. */
    @GetMapping
    Page<ConnectionRead> list(@RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        var found = connections.page(cursor, Page.checked(limit) + 1);
        return Page.of(found, limit, entry -> entry.settings().name()).map(views::of);
    }

    @GetMapping("/{id}")
    ConnectionRead read(@PathVariable String id) {
        return views.of(lookup.connection(id));
    }

    @PatchMapping("/{id}")
    ConnectionRead update(@PathVariable String id, @RequestBody ConnectionUpdate form) {
        var known = lookup.connection(id);
        try {
            return schedule.edit(known.id(), before -> forms.updated(before, form))
                    .map(edited -> views.of(lookup.connection(id)))
                    .orElseThrow(() -> Lookup.unknown(id));
        } catch (DuplicateKeyException taken) {
            throw lookup.takenBy(forms.updated(known.settings(), form), taken);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        if (!schedule.delete(lookup.connection(id).id())) {
            throw Lookup.unknown(id);
        }
    }
}
