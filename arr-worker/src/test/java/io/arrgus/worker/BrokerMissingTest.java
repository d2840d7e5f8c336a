package io.arrgus.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.testsupport.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker may come up before its broker. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerMissingTest {

    @Test
    void aMissingBrokerIsToldInOneLineAndWaitedFor(CapturedOutput output) throws Exception {
        try (var broker = new LateBroker();
                var worker = RunningWorker.start(
                        broker.uri(), TestBroker.get().describe().contains("Qpid"))) {
            // Time for two rounds of what the consumers try every 5 s.
            await().during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(20)).until(worker::isRunning);
            var readyBefore = health(worker, "readiness");
            var aliveBefore = health(worker, "liveness");

            broker.letIn();

            var items = worker.getBean("itemsRequests", QueueConsumer.class);
            await().atMost(Duration.ofSeconds(60)).until(() -> items.isConsuming());
            await().atMost(Duration.ofSeconds(60)).until(() -> health(worker, "readiness") == 200);
            assertThat(readyBefore).isEqualTo(503);
            assertThat(aliveBefore).isEqualTo(200);
            assertThat(output.getAll().lines().filter(line -> line.contains("BrokerNews")))
                    .satisfiesExactly(
                            away -> assertThat(away).contains("The broker cannot be reached (Connection refused)"),
                            back -> assertThat(back).contains("The broker can be reached"));
            assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
        }
    }

    private static int health(ConfigurableApplicationContext worker, String probe) throws Exception {
        var port = worker.getEnvironment().getProperty("local.management.port");
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:" + port + "/actuator/health/" + probe);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
