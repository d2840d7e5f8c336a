package io.arrgus.worker.arr;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.run.Failure;
import io.arrgus.worker.Given;
import io.arrgus.worker.arr.ReadItem.Title;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What reading a list gives: its items, and the failure if it was no whole list. */
public record Reading(List<ReadItem> items, Optional<Failure> failure) {

    private static final ConnectionManager CONNECTIONS =
            ArrRoom.open(Clock.systemUTC(), "arrgus.worker.arr.max-items=1000").getBean(ConnectionManager.class);

    public static Reading of(ArrType type, String list) {
        return of(type, list.getBytes(StandardCharsets.UTF_8));
    }

    public static Reading of(ArrType type, byte[] list) {
        var items = new ArrayList<ReadItem>();
        var connection = Given.connection(type, "http://arr:1");
        var failure = CONNECTIONS.read(connection, new ByteArrayInputStream(list), items::add);
        return new Reading(items, failure);
    }

    public Title title(int index) {
        return (Title) items.get(index);
    }
}
