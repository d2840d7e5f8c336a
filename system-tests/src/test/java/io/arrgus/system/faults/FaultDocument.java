package io.arrgus.system.faults;

/** The table as people read it. */
final class FaultDocument {

    static final String HEAD = """
            # What can go wrong with an Arr, and what Arrgus makes of it

            This table is what a test saw: an Arr whose library was synced before, named "Movies", goes wrong in each of
            these ways. In no case was a title removed, in no case did another connection wait, and after the Arr was
            well again one sync made the store equal to it.

            *Calls* are what the Arr saw within the run: for its status, and for its library. *Transient* trouble is
            tried again by itself, after 1, 5, 15, 30 and then every 60 minutes; what *needs attention* is looked at once
            an hour, and at once when you change the connection or ask for a sync.

            | what happened | class | calls | run | state | what the connection shows |
            |---|---|---|---|---|---|
            """;

    private FaultDocument() {}

    static String row(Row row, Told told) {
        return "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        row.what(),
                        kind(told),
                        row.url() != null ? "none" : told.statusCalls() + " + " + told.listCalls(),
                        told.outcome(),
                        told.state(),
                        shown(told));
    }

    private static String kind(Told told) {
        return switch (told.kind()) {
            case "TRANSIENT" -> "transient";
            case "NEEDS_ATTENTION" -> "needs attention";
            case "NOT_TRIED" -> "not tried";
            default -> "";
        };
    }

    private static String shown(Told told) {
        return told.message().isEmpty() ? "" : "%s *%s*".formatted(told.message(), told.hint());
    }
}
