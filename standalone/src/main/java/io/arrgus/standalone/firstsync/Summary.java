package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.standalone.console.Terminal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is in the store, and how to ask for it. */
final class Summary {

    private static final int COLUMN = 13;

    private final Terminal terminal;

    Summary(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<ConnectionRead> connections, ArrgusApi.Stats stats) {
        Map<ConnectionId, ArrgusApi.Stats.OfConnection> byId = stats.connections().stream()
                .collect(Collectors.toMap(ArrgusApi.Stats.OfConnection::connectionId, Function.identity()));
        var width =
                connections.stream().mapToInt(it -> it.name().length()).max().orElse(0) + 2;
        var head = new StringBuilder(" ".repeat(width));
        for (var status : MonitorStatus.values()) {
            head.append(right(status.name()));
        }
        terminal.line("");
        terminal.line(terminal.bold(head + right("TOTAL")));
        for (var connection : connections) {
            var of = byId.get(connection.id());
            var row = new StringBuilder(String.format("%-" + width + "s", connection.name()));
            for (var status : MonitorStatus.values()) {
                row.append(
                        right(ProgressLine.number(of == null ? 0 : of.byStatus().getOrDefault(status, 0L))));
            }
            terminal.line(row + right(ProgressLine.number(of == null ? 0 : of.total())));
        }
        terminal.line("");
    }

    /** Three questions that can be pasted as they are: the key is taken from its file, so that it is not shown. */
    void printExamples(int port, String keyFile) {
        var curl = "curl -s -H \"X-Api-Key: $(cat '" + keyFile + "')\" ";
        var api = "http://localhost:" + port + "/api/v1";
        terminal.line("The API answers at " + terminal.bold(api) + " (described at http://localhost:" + port
                + "/v3/api-docs). Try:");
        terminal.line("  " + curl + "'" + api + "/connections'");
        terminal.line("  " + curl + "'" + api + "/media?status=MONITORED&sort=year&order=desc&limit=5'");
        terminal.line("  " + curl + "'" + api + "/stats'");
        terminal.line("");
        terminal.line("Syncing goes on by itself. Ctrl-C ends it.");
    }

    private static String right(String text) {
        return String.format("%" + COLUMN + "s", text);
    }
}
