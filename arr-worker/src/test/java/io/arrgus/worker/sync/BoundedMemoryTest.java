package io.arrgus.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.worker.Given;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap of a worker does not grow with the library. */
class BoundedMemoryTest {

    private static final int TITLES = 20_000;

    @TempDir
    Path folder;

    @Test
    void aLibraryLargerThanTheHeapIsSynced() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(TITLES).start()) {
            var output = folder.resolve("output").toFile();

            var worker = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx48m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallWorker.class.getName(),
                            radarr.url(),
                            radarr.apiKey(),
                            folder.resolve("spool").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            worker.waitFor();

            assertThat(Files.readString(output.toPath())).contains("COMPLETE " + TITLES + " titles");
        }
    }

    /** A worker in a process of its own, with room for itself and little else. */
    static final class SmallWorker {

        private SmallWorker() {}

        static void main(String[] args) {
            var room = SyncRoom.in(Path.of(args[2])).forgetful();
            var connection = Given.connection(ArrType.RADARR, URI.create(args[0]), args[1]);
            var end = room.run(Given.fullRequest(connection, null));
            System.out.println(end.result() + " " + end.items() + " titles " + end.failure());
            System.exit(0);
        }
    }
}
