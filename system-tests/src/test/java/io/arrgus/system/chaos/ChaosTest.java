package io.arrgus.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The chaos command; docs/testing.md tells how to use it. */
class ChaosTest {

    private static final Path FOLDER = Path.of("target", "chaos");

    private final ChaosSettings settings = ChaosSettings.fromSystem();
    private final Dice dice = new Dice(settings.seed(), settings.outage());
    private final List<Round.Result> results = new ArrayList<>();

    @BeforeAll
    static void keepTheDriversOfTheServersQuiet() {
        LoggingSystem.get(ChaosTest.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    }

    @Test
    void whateverDiesTheStoreTellsTheTruthInTheEnd() throws Exception {
        say("chaos: " + settings.rounds() + " rounds, seed " + settings.seed());
        var deaths = new Deaths(dice.more(), settings.deaths());
        while (results.size() < settings.rounds()) {
            playOnFreshScene(deaths);
        }
        say(Summary.of(results));

        assertThat(results.stream().filter(it -> !it.good()).map(Round.Result::line))
                .as("rounds that did not recover, of seed %d; their timelines are in %s", settings.seed(), FOLDER)
                .isEmpty();
    }

    /** All the rounds that are left, or up to the first that goes wrong: what it leaves behind is of no more use. */
    private void playOnFreshScene(Deaths deaths) throws Exception {
        try (var scene = new Scene(settings.titles(), Files.createDirectories(FOLDER.resolve("logs")))) {
            say("chaos: on " + scene.servers());
            scene.open();
            do {
                var round = new Round(scene, results.size() + 1, deaths.next(scene.serversCanDie()), dice.more());
                play(round, scene);
            } while (results.getLast().good() && results.size() < settings.rounds());
        }
    }

    private void play(Round round, Scene scene) throws Exception {
        var begin = Instant.now();
        var result = round.go();
        results.add(result);
        say(result.line());
        if (!result.good()) {
            scene.timeline().note(new Runs(scene).since(begin));
            var head = new ArrayList<>(List.of("seed " + settings.seed(), result.line(), ""));
            head.addAll(result.verdict().problems());
            head.add("");
            scene.timeline().write(FOLDER.resolve("round-" + result.number() + ".txt"), head);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
