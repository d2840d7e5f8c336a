package io.arrgus.simulator.signalr;

import io.arrgus.simulator.http.Tunnel;
import io.arrgus.simulator.library.Change;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Snapshot;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells all who listen on the line. Whoever does not listen at that moment never hears of it. */
public final class Hub {
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final HubMessages messages;
    private final String version;

    public Hub(Product product, String version) {
        this.messages = new HubMessages(product);
        this.version = version;
    }

    /** Keeps a listener on the line until one of both hangs up. */
    public void attend(Tunnel tunnel) throws IOException {
        var listener = new Listener(tunnel);
        try {
            listener.shakeHands();
            listener.say(messages.version(version));
            listeners.add(listener);
            listener.untilItHangsUp();
        } finally {
            listeners.remove(listener);
        }
    }

    public void happened(Change change) {
        if (!listeners.isEmpty()) {
            messages.of(change).forEach(this::say);
        }
    }

    /** A title was edited by itself: that is said once more than others say it. */
    public void edited(Snapshot now, int arrId) {
        if (!listeners.isEmpty() && now.positionOfArrId(arrId).isPresent()) {
            say(messages.updated(now, arrId));
        }
    }

    /** Something of that name changed. */
    public void changed(String name) {
        say(messages.sync(name));
    }

    private void say(String message) {
        listeners.removeIf(listener -> !hears(listener, message));
    }

    private static boolean hears(Listener listener, String message) {
        try {
            listener.say(message);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
