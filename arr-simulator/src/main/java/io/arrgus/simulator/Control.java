package io.arrgus.simulator;

import io.arrgus.simulator.http.Exchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What may be done to a simulated Arr from outside, with {@code curl}: see {@code control.txt}, which {@code GET
 * /control/help} shows. It lies beside the URL base and asks for no key.
 */
final class Control {
    private static final String PREFIX = "/control";

    private final SimulatedArr arr;
    private final ControlAnswers answers;
    private final Map<String, Command> commands;

    Control(SimulatedArr arr) {
        this.arr = arr;
        this.answers = new ControlAnswers(arr);
        var library = arr.library();
        commands = Map.ofEntries(
                Map.entry("GET ", (exchange, _) -> answers.summary(exchange)),
                Map.entry("GET /help", (exchange, _) -> answers.help(exchange)),
                Map.entry("GET /truth", (exchange, _) -> answers.truth(exchange)),
                Map.entry("POST /library/add", changing(library::add)),
                Map.entry("POST /library/addAgain", changing(library::addAgain)),
                Map.entry("POST /library/remove", changing(library::remove, library::remove)),
                Map.entry("POST /library/change", changing(library::change, library::change)),
                Map.entry("POST /library/grab", changing(library::grab, library::grab)),
                Map.entry("POST /library/import", changing(library::importFiles, library::importFiles)),
                Map.entry("POST /library/upgrade", changing(library::upgradeFiles, library::upgradeFiles)),
                Map.entry("POST /library/deleteFiles", changing(library::deleteFiles, library::deleteFiles)),
                Map.entry("POST /library/rename", changing(library::renameFiles, library::renameFiles)),
                Map.entry("POST /library/forget", changing(library::forget, library::forget)),
                Map.entry("POST /library/refresh", this::refresh),
                Map.entry("POST /health", this::health),
                Map.entry("POST /update", (exchange, _) -> told(exchange, arr::tellOfUpdate)),
                Map.entry("POST /help", (exchange, _) -> told(exchange, arr::askForHelp)),
                Map.entry("DELETE /queue", (exchange, _) -> told(exchange, arr.queue()::clear)),
                Map.entry("GET /faults", (exchange, _) -> answers.faults(exchange)),
                Map.entry("POST /faults", this::addFault),
                Map.entry("DELETE /faults", this::clearFaults),
                Map.entry("GET /calls", (exchange, _) -> answers.calls(exchange)),
                Map.entry("DELETE /calls", this::resetCalls),
                Map.entry("POST /pacing", this::pace),
                Map.entry("POST /restart", this::restart));
    }

    static boolean isFor(Exchange exchange) {
        var path = exchange.request().path();
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    void handle(Exchange exchange) throws IOException {
        var request = exchange.request();
        var name = request.method() + " " + request.path().substring(PREFIX.length());
        var command = commands.get(name);
        try {
            if (command == null) {
                answers.mistake(exchange, 404, "There is no " + name.replaceFirst(" ", " " + PREFIX));
            } else {
                command.run(exchange, Query.of(request));
            }
        } catch (IllegalArgumentException wrongUse) {
            answers.mistake(exchange, 400, String.valueOf(wrongUse.getMessage()));
        }
    }

    private Command changing(IntFunction<List<Integer>> someOf) {
        return (exchange, query) -> answers.changed(exchange, someOf.apply(count(query)));
    }

    private Command changing(IntFunction<List<Integer>> someOf, Function<Collection<Integer>, List<Integer>> these) {
        return (exchange, query) -> {
            var ids = query.first("ids");
            answers.changed(exchange, ids.isPresent() ? these.apply(numbers(ids.get())) : someOf.apply(count(query)));
        };
    }

    private void health(Exchange exchange, Query query) throws IOException {
        told(exchange, query.says("restored") ? arr::recover : arr::complain);
    }

    private void told(Exchange exchange, Runnable what) throws IOException {
        what.run();
        answers.summary(exchange);
    }

    private void refresh(Exchange exchange, Query query) throws IOException {
        arr.library().refreshMetadata();
        answers.changed(exchange, List.of());
    }

    private void addFault(Exchange exchange, Query query) throws IOException {
        var fault = Fault.of(Names.constant(FaultKind.class, query.first("name").orElse("")));
        arr.faults()
                .add(new Fault(
                        fault.kind(),
                        query.first("on").map(Control::endpoints).orElse(fault.endpoints()),
                        query.first("times").map(Control::number).orElse(fault.times()),
                        query.first("delay").map(Durations::parse).orElse(fault.delay()),
                        query.first("bytesPerSecond").map(Control::number).orElse(fault.bytesPerSecond())));
        answers.faults(exchange);
    }

    private void clearFaults(Exchange exchange, Query query) throws IOException {
        var name = query.first("name");
        if (name.isPresent()) {
            arr.faults().clear(Names.constant(FaultKind.class, name.get()));
        } else {
            arr.faults().clear();
        }
        answers.faults(exchange);
    }

    private void resetCalls(Exchange exchange, Query query) throws IOException {
        arr.calls().reset();
        answers.calls(exchange);
    }

    private void pace(Exchange exchange, Query query) throws IOException {
        arr.pace(Names.constant(Pacing.class, query.first("mode").orElse("")));
        answers.summary(exchange);
    }

    private void restart(Exchange exchange, Query query) throws IOException {
        var closed = Durations.parse(query.first("closed").orElse("1s"));
        answers.summary(exchange);
        arr.restart(closed);
    }

    private static int count(Query query) {
        return query.first("count").map(Control::number).orElse(1);
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("\"" + text + "\" is no number", noNumber);
        }
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",", -1)).map(Control::number).toList();
    }

    private static Set<Endpoint> endpoints(String list) {
        var endpoints = EnumSet.noneOf(Endpoint.class);
        Arrays.stream(list.split(",", -1))
                .map(name -> Names.constant(Endpoint.class, name))
                .forEach(endpoints::add);
        return endpoints;
    }

    /** One thing that can be asked for. */
    @FunctionalInterface
    private interface Command {
        void run(Exchange exchange, Query query) throws IOException;
    }
}
