package io.arrgus.system.chaos;

import static io.arrgus.system.chaos.ServiceKind.SCHEDULER;
import static io.arrgus.system.chaos.ServiceKind.STORE;
import static io.arrgus.system.chaos.ServiceKind.WORKER;

import java.util.Locale;

/** The ways to die, or to suffer. Each ends when everything is there again. */
enum Death {
    SCHEDULER_KILLED(Victim.SCHEDULER, Blows.killed(SCHEDULER)),
    WORKER_KILLED(Victim.WORKER, Blows.killed(WORKER)),
    STORE_KILLED(Victim.STORE, Blows.killed(STORE)),
    SCHEDULER_TERMINATED(Victim.SCHEDULER, Blows.terminated(SCHEDULER)),
    WORKER_TERMINATED(Victim.WORKER, Blows.terminated(WORKER)),
    STORE_TERMINATED(Victim.STORE, Blows.terminated(STORE)),
    BROKER_KILLED(Victim.BROKER, Blows::killBroker),
    BROKER_MEMORY_ALARM(Victim.BROKER, Blows::exhaustMemory),
    BROKER_DISK_ALARM(Victim.BROKER, Blows::exhaustDisk),
    DATABASE_KILLED(Victim.DATABASE, Blows::killDatabase),
    DATABASE_PAUSED(Victim.DATABASE, Blows::pauseDatabase),
    LINK_CUT(Victim.NETWORK, Blows::cutLink),
    LINK_STALLED(Victim.NETWORK, Blows::stallLink),
    CLOCK_STEPPED(Victim.CLOCK, Blows::stepClock),
    ROLLING_RESTART(Victim.ALL, Blows::restartInTurn),
    COLD_START(Victim.ALL, Blows::startInAnyOrder),
    DATABASE_RESTORED(Victim.ALL, Blows::restoreDatabase);

    /** What is hit. Of two deaths in one round, each hits another. */
    enum Victim {
        SCHEDULER,
        WORKER,
        STORE,
        BROKER,
        DATABASE,
        NETWORK,
        CLOCK,
        ALL
    }

    private final Victim victim;
    private final Blow blow;

    Death(Victim victim, Blow blow) {
        this.victim = victim;
        this.blow = blow;
    }

    boolean goesWith(Death other) {
        return victim != other.victim && victim != Victim.ALL && other.victim != Victim.ALL;
    }

    /** An embedded server lives and dies with this JVM. */
    boolean needsContainers() {
        return victim == Victim.BROKER || victim == Victim.DATABASE;
    }

    void strike(Scene scene, Dice dice) throws Exception {
        blow.strike(scene, dice);
    }

    static Death named(String text) {
        return valueOf(text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
