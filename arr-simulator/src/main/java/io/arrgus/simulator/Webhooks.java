package io.arrgus.simulator;

import io.arrgus.simulator.http.WebhookCall;
import io.arrgus.simulator.library.Change;
import io.arrgus.simulator.library.EventBodies;
import io.arrgus.simulator.library.EventBodies.Event;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells those who registered of what happens, as badly as the real ones: whoever makes it happen waits until all have
 * answered, what fails once is lost, and who fails again after a while is told nothing for a time.
 */
final class Webhooks {
    /** Of the whole exchange. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Settings settings;
    private final EventBodies bodies;
    private final Map<Integer, Receiver> receivers = new ConcurrentSkipListMap<>();
    private final WebhookCall call = new WebhookCall();
    private final AtomicInteger lastId = new AtomicInteger();

    Webhooks(Settings settings, EventBodies bodies) {
        this.settings = settings;
        this.bodies = bodies;
    }

    /** One who registered, and how it goes with him. */
    private record Receiver(Notification notification, BackOff backOff) {}

    void happened(Change change) {
        if (receivers.isEmpty()) {
            return;
        }
        var tags = change.now().positionOfArrId(change.arrId()).isPresent()
                ? change.now().tagsOf(change.arrId())
                : change.before().tagsOf(change.arrId());
        for (var event : bodies.of(change)) {
            send(event, tags);
        }
    }

    /** Something that concerns no title. */
    void send(Event event) {
        send(event, List.of());
    }

    private void send(Event event, Collection<Integer> tags) {
        for (var receiver : receivers.values()) {
            var wanted = receiver.notification.tags();
            var meant = wanted.isEmpty() || tags.isEmpty() || tags.stream().anyMatch(wanted::contains);
            if (meant && wants(receiver.notification, event) && !receiver.backOff.isAway(now())) {
                deliver(receiver, event);
            }
        }
    }

    private static boolean wants(Notification notification, Event event) {
        var flag = switch (event.type()) {
            case "Download" -> event.upgrade() ? "onUpgrade" : "onDownload";
            case "MovieFileDelete", "EpisodeFileDelete" -> "on" + event.type() + (event.upgrade() ? "ForUpgrade" : "");
            case "Health" -> "onHealthIssue";
            default -> "on" + event.type();
        };
        return notification.flags().contains(flag);
    }

    private void deliver(Receiver receiver, Event event) {
        if (problem(receiver.notification, event.body()).isEmpty()) {
            receiver.backOff.succeeded();
        } else {
            receiver.backOff.failed(now());
        }
    }

    /** What went wrong with a test. */
    record Problem(boolean isAnswer, String sentence) {}

    /** Sends a test. A good one ends the time in which nothing is told. */
    Optional<Problem> test(Notification notification) {
        var problem = problem(notification, bodies.test().body());
        var known = receivers.get(notification.id());
        if (known != null && problem.isEmpty()) {
            known.backOff.tested();
        }
        return problem;
    }

    private Optional<Problem> problem(Notification to, String body) {
        try {
            var answer = call.send(to.verb(), URI.create(to.url()), to.requestHeaders(settings), body, PATIENCE);
            // A redirect is not followed, and counts as delivered.
            if (answer.status() < 400) {
                return Optional.empty();
            }
            var reason = answer.reason().replace(" ", "");
            return Optional.of(new Problem(
                    true,
                    "Unable to send test message: Unable to post to webhook: HTTP request failed: [" + answer.status()
                            + ":" + reason + "] [" + to.verb() + "] at [" + to.url() + "]"));
        } catch (IOException lost) {
            return Optional.of(new Problem(false, String.valueOf(lost.getMessage())));
        }
    }

    List<Notification> all() {
        return receivers.values().stream().map(Receiver::notification).toList();
    }

    Optional<Notification> find(int id) {
        return Optional.ofNullable(receivers.get(id)).map(Receiver::notification);
    }

    boolean isNameTaken(Notification by) {
        return all().stream()
                .anyMatch(other -> other.id() != by.id() && other.name().equalsIgnoreCase(by.name()));
    }

    /** Keeps it, under a new id if it has none. */
    Notification keep(Notification wanted) {
        var kept = wanted.id() == 0 ? wanted.withId(lastId.incrementAndGet()) : wanted;
        receivers.merge(kept.id(), new Receiver(kept, new BackOff()), (known, _) -> new Receiver(kept, known.backOff));
        return kept;
    }

    void forget(int id) {
        receivers.remove(id);
    }

    /** Whether one of them failed so often that it is told nothing. */
    boolean isAnyAway() {
        return receivers.values().stream().anyMatch(receiver -> receiver.backOff.isAway(now()));
    }

    /** Ends the connections that are still open. */
    void hangUp() {
        call.close();
    }

    private Instant now() {
        return settings.clock().instant();
    }
}
