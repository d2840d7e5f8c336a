package io.arrgus.worker;

import static org.awaitility.Awaitility.await;

import io.arrgus.embedded.EmbeddedBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A worker may come up before its broker. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerMissingTest {

    @Test
    void aMissingBrokerIsToldInOneLineAndWaitedFor(CapturedOutput output) throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var worker = RunningWorker.start("amqp://guest:guest@localhost:" + port, true)) {
            Thread.sleep(12000);

            try (var broker = EmbeddedBroker.start(port)) {
                var items = worker.getBean("itemsRequests", SimpleMessageListenerContainer.class);
                await().atMost(Duration.ofSeconds(30)).until(() -> items.getActiveConsumerCount() == 16);
            }
        }
    }
}
