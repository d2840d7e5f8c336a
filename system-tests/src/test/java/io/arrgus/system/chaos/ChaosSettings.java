package io.arrgus.system.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What whoever starts chaos may choose, as system properties {@code arrgus.chaos.*}.
 *
 * @param rounds how many
 * @param seed a run with the same seed draws the same deaths
 * @param deaths what dies in each round, several joined by {@code +}; drawn if empty
 * @param outage how long something is away at the most
 * @param titles of each Arr at first
 */
record ChaosSettings(int rounds, long seed, List<Death> deaths, Duration outage, int titles) {

    static ChaosSettings fromSystem() {
        return new ChaosSettings(
                Integer.getInteger("arrgus.chaos.rounds", 5),
                Long.getLong("arrgus.chaos.seed", new SecureRandom().nextInt(1_000_000)),
                deaths(Objects.requireNonNullElse(System.getProperty("arrgus.chaos.death"), "")),
                Duration.ofSeconds(Integer.getInteger("arrgus.chaos.outage", 10)),
                Integer.getInteger("arrgus.chaos.titles", 2000));
    }

    private static List<Death> deaths(String names) {
        return names.isBlank()
                ? List.of()
                : Stream.of(names.split("\\+", -1)).map(Death::named).toList();
    }
}
