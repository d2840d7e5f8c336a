package io.arrgus.store;

import static org.awaitility.Awaitility.await;

import io.arrgus.model.message.Routes;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a database of its own, and a queue where a scheduler would hear its reports. */
public final class RunningStore implements AutoCloseable {

    static final String REPORTS = "scheduler.reports";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningStore(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more arguments, which overrule the usual ones */
    public static RunningStore start(String... more) {
        TestBroker.get().clean();
        // As arguments: they overrule the service's own settings file, which mere properties do not.
        var arguments = TestInfrastructure.properties().entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .filter(it ->
                        Arrays.stream(more).noneMatch(other -> nameOf(other).equals(nameOf(it))));
        var store = new RunningStore(StoreApplication.application()
                .run(Stream.concat(arguments, Arrays.stream(more)).toArray(String[]::new)));
        var admin = store.bean(AmqpAdmin.class);
        admin.declareQueue(new Queue(REPORTS));
        store.schedulerListens(true);
        return store;
    }

    private static String nameOf(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> get(String path) {
        return send(request("server", path).header("X-Api-Key", TestInfrastructure.API_KEY));
    }

    public HttpResponse<String> patch(String path, String body) {
        return send(request("server", path)
                .header("X-Api-Key", TestInfrastructure.API_KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request("server", path)
                .header("X-Api-Key", TestInfrastructure.API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The next message that a scheduler would hear. */
    public <T> T report(Class<T> type) {
        var rabbit = bean(RabbitTemplate.class);
        var message = await().until(() -> rabbit.receive(REPORTS), it -> it != null);
        return JsonMapper.shared().readValue(message.getBody(), type);
    }

    /** Whether a scheduler would hear anything. */
    public void schedulerListens(boolean listens) {
        var binding = BindingBuilder.bind(new Queue(REPORTS))
                .to(new DirectExchange(Routes.REPORTS))
                .with(Routes.REPORT);
        if (listens) {
            bean(AmqpAdmin.class).declareBinding(binding);
        } else {
            bean(AmqpAdmin.class).removeBinding(binding);
        }
    }

    public HttpResponse<String> getWithoutKey(String path) {
        return send(request("server", path));
    }

    public HttpResponse<String> manage(String path) {
        return send(request("management", path).header("X-Api-Key", TestInfrastructure.API_KEY));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String which, String path) {
        var port = context.getEnvironment()
                .getRequiredProperty(which.equals("server") ? "local.server.port" : "local.management.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException("The store does not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
