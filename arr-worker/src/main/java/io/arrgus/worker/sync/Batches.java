package io.arrgus.worker.sync;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.service.messaging.MessageCodec;
import io.arrgus.worker.arr.ReadItem.Title;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fills the batches of one attempt, and publishes each as soon as it is full. All must be confirmed in the end. */
final class Batches {

    /** For the comma between two titles, and for a number that grows. */
    private static final int SLACK = 16;

    private static final int MANY_IDS = 5_000;
    private static final int MANY_IDS_BYTES = MANY_IDS * 11;

    private final Attempt attempt;
    private final MediaStatusEvents events;
    private final ByteBudget budget;
    private final long limit;
    private final int envelope;
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final List<MediaCreate> filling = new ArrayList<>();
    private long bytes;
    private int number;
    private int published;

    Batches(Attempt attempt, MediaStatusEvents events, ByteBudget budget, long limit) {
        this.attempt = attempt;
        this.events = events;
        this.budget = budget;
        this.limit = limit;
        this.envelope = MessageCodec.bytesOf(attempt.batch(0, List.of(), List.of())).length + SLACK;
        this.bytes = envelope;
    }

    void add(Title title) {
        var create = new MediaCreate(String.valueOf(title.externalId()), TitleHash.of(title.facts()), title.facts());
        var size = MessageCodec.bytesOf(create).length + 1;
        if (bytes + size > limit) {
            publishFilled();
        }
        filling.add(create);
        bytes += size;
    }

    /** Titles that are proved gone. */
    void gone(List<Integer> arrIds) {
        publishFilled();
        for (int from = 0; from < arrIds.size(); from += MANY_IDS) {
            bytes += MANY_IDS_BYTES;
            publish(arrIds.subList(from, Math.min(from + MANY_IDS, arrIds.size())));
        }
    }

    /** Publishes the rest, and waits until everything is confirmed. Returns how many batches there were. */
    int end() {
        publishFilled();
        for (var sent : underWay) {
            attempt.lifeline().await(millis -> isDone(sent, millis));
            sent.join();
        }
        return number;
    }

    /** Titles that were handed to the store. */
    int published() {
        return published;
    }

    private void publishFilled() {
        if (!filling.isEmpty()) {
            publish(List.of());
        }
    }

    private void publish(List<Integer> gone) {
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            underWay.remove().join();
        }
        var share = budget.take(Math.toIntExact(bytes), attempt.lifeline());
        var sent = events.publish(attempt.batch(number, filling, gone));
        underWay.add(sent.whenComplete((_, _) -> budget.giveBack(share)));
        published += filling.size();
        attempt.published(published);
        number++;
        filling.clear();
        bytes = envelope;
    }

    private static boolean isDone(CompletableFuture<Void> sent, long millis) throws InterruptedException {
        try {
            sent.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }
}
