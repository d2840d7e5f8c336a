package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.scheduler.ledger.TestLedgers;
import io.arrgus.service.tracing.Traces;
import io.arrgus.testsupport.MutableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One scheduler without a loop and without a broker: rounds go when a test says so, at the time that it says. */
final class Desk {

    /** What a broker would do with what is sent. */
    enum Broker {
        TAKES,
        REFUSES,
        /** The scheduler dies while it sends: what comes after never happens. */
        KILLS
    }

    static final ScheduleProperties PROPERTIES = new ScheduleProperties(
            Duration.ofSeconds(1),
            50,
            0.1,
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofHours(24),
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60)),
            Duration.ofHours(1),
            false);

    final List<SyncRequest> requests;
    final List<ConnectionClosed> closings = new CopyOnWriteArrayList<>();
    final BrokerPresence presence = new BrokerPresence();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Schedule schedule;
    final RunReports reports;
    final Attendant attendant;
    final Round round;
    volatile Broker broker = Broker.TAKES;
    /** Sees each request at the moment it is sent. */
    volatile Consumer<SyncRequest> witness = request -> {};

    private Desk(TestLedgers ledgers, MutableClock clock, List<SyncRequest> requests, ScheduleProperties properties) {
        this.requests = requests;
        var connections = ledgers.connections();
        var runs = ledgers.runs();
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        var claims = new Claims(properties, random, Traces.NONE);
        var endings = new Endings(new BackOff(properties, random));
        var leases = new Leases(properties);
        var settlement = new Settlement(connections, runs, leases, endings, clock::instant, new RunMeters(meters));
        var dispatch = new Dispatch(
                connections, runs, this::take, settlement, leases, clock::instant, properties, Traces.NONE);
        var closure = new Closure(connections, runs, this::take);
        attendant = new Attendant(connections, clock::instant, presence, claims, dispatch, closure, settlement);
        schedule = new Schedule(
                connections,
                ledgers.database(),
                clock::instant,
                presence,
                claims,
                new Edits(claims),
                dispatch,
                attendant);
        reports = new RunReports(connections, runs, clock::instant, settlement, closure, attendant, schedule);
        round = new Round(
                connections,
                runs,
                ledgers.database(),
                clock::instant,
                presence,
                leases,
                attendant,
                settlement,
                new ConnectionMeters(meters, clock),
                ledgers.parked(),
                new ParkedMeters(meters),
                properties,
                clock);
        presence.returned();
    }

    static Desk on(TestLedgers ledgers, MutableClock clock) {
        return new Desk(ledgers, clock, new CopyOnWriteArrayList<>(), PROPERTIES);
    }

    static Desk closingOpenRuns(TestLedgers ledgers, MutableClock clock) {
        var properties = new ScheduleProperties(
                PROPERTIES.tick(),
                PROPERTIES.perTick(),
                PROPERTIES.jitter(),
                PROPERTIES.requestExpiry(),
                PROPERTIES.fetchingLease(),
                PROPERTIES.applyingLease(),
                PROPERTIES.wholeReadEvery(),
                PROPERTIES.backOff(),
                PROPERTIES.probeEvery(),
                true);
        return new Desk(ledgers, clock, new CopyOnWriteArrayList<>(), properties);
    }

    /** A replica: what it sends goes to the same place. */
    Desk another(TestLedgers ledgers, MutableClock clock) {
        return new Desk(ledgers, clock, requests, PROPERTIES);
    }

    SyncRequest lastRequest() {
        return requests.getLast();
    }

    double runsEnded(String kind, String outcome) {
        return meters.counter("arrgus.runs", "kind", kind, "outcome", outcome).count();
    }

    private boolean take(SyncRequest request, Duration expiry) {
        witness.accept(request);
        return took(() -> requests.add(request));
    }

    private boolean take(ConnectionClosed closed) {
        return took(() -> closings.add(closed));
    }

    private boolean took(Runnable keep) {
        return switch (broker) {
            case TAKES -> {
                keep.run();
                yield true;
            }
            case REFUSES -> false;
            case KILLS -> throw new Killed();
        };
    }

    static final class Killed extends RuntimeException {}
}
