package io.arrgus.system;

import static org.awaitility.Awaitility.await;

import io.arrgus.scheduler.SchedulerApplication;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.store.StoreApplication;
import io.arrgus.testsupport.Ports;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import io.arrgus.worker.WorkerApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The three services against one broker and one database, spoken to as every user does: by HTTP. */
public final class ArrgusStack implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, Object> properties = new HashMap<>(TestInfrastructure.properties());
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<RestClient> schedulers = new ArrayList<>();
    private final List<RestClient> stores = new ArrayList<>();
    private final Map<Service, List<Integer>> managementPorts = new LinkedHashMap<>();
    private final List<ConfigurableApplicationContext> storeContexts = new ArrayList<>();

    private ArrgusStack() {
        TestBroker.get().clean();
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "warn");
        properties.put("arrgus.worker.sync.progress-every", "1s");
    }

    /** Nothing runs yet. */
    public static ArrgusStack empty() {
        return new ArrgusStack();
    }

    /** One of each. */
    public static ArrgusStack started() {
        return empty().store().worker().scheduler();
    }

    public ArrgusStack with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    public ArrgusStack scheduler() {
        schedulers.add(client(start(Service.SCHEDULER, SchedulerApplication.application())));
        return this;
    }

    public ArrgusStack worker() {
        start(Service.WORKER, WorkerApplication.application());
        return this;
    }

    public ArrgusStack store() {
        var store = start(Service.STORE, StoreApplication.application());
        storeContexts.add(store);
        stores.add(client(store));
        return this;
    }

    /** Returns when what the stores had in hand is done. */
    public void stopStores() {
        storeContexts.forEach(ConfigurableApplicationContext::close);
    }

    /** The services, each of which can also run in a process of its own. */
    public enum Service {
        SCHEDULER(SchedulerApplication.class),
        WORKER(WorkerApplication.class),
        STORE(StoreApplication.class);

        private final Class<?> main;

        Service(Class<?> main) {
            this.main = main;
        }
    }

    /** A service in a process of its own, which can be killed. Returns when it answers, if it has doors. */
    public Process process(Service service, Path log, String... jvmOptions) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(jvmOptions));
        command.add(service.main.getName());
        var port = Ports.free();
        var managementPort = Ports.free();
        listens(service, managementPort);
        command.addAll(List.of(arguments(Map.of("server.port", port, "management.server.port", managementPort))));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        open.push(process::destroyForcibly);
        switch (service) {
            case SCHEDULER -> schedulers.add(answering(port));
            case STORE -> stores.add(answering(port));
            case WORKER -> {}
        }
        return process;
    }

    /** From now on it is the one that was started last that is asked. */
    public void newest(Service service) {
        switch (service) {
            case SCHEDULER -> keepLast(schedulers);
            case STORE -> keepLast(stores);
            case WORKER -> {}
        }
    }

    private static void keepLast(List<RestClient> clients) {
        clients.subList(0, clients.size() - 1).clear();
    }

    /** Where each that was started tells of itself. */
    public List<Integer> managementPorts(Service service) {
        return List.copyOf(managementPorts.getOrDefault(service, List.of()));
    }

    private void listens(Service service, int managementPort) {
        managementPorts.computeIfAbsent(service, _ -> new ArrayList<>()).add(managementPort);
    }

    /** What each service that was started tells its Prometheus, in the order of their start. */
    public List<String> metrics() {
        return managementPorts.values().stream()
                .flatMap(List::stream)
                .map(port -> RestClient.create("http://127.0.0.1:" + port + "/actuator/prometheus")
                        .get()
                        .retrieve()
                        .body(String.class))
                .toList();
    }

    private RestClient answering(int port) {
        var client = client(String.valueOf(port));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.options()
                                .uri("/")
                                .retrieve()
                                .onStatus(status -> true, (_, _) -> {})
                                .toBodilessEntity()
                                .getStatusCode()
                                .value()
                        > 0);
        return client;
    }

    public String mongoUri() {
        return String.valueOf(properties.get("spring.mongodb.uri"));
    }

    private ConfigurableApplicationContext start(Service service, SpringApplicationBuilder application) {
        var context = application.run(arguments(Map.of()));
        // Starting a further application must not set up the logging of those that run already.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        open.push(context);
        listens(service, context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
        return context;
    }

    private String[] arguments(Map<String, Object> instead) {
        var all = new HashMap<>(properties);
        all.putAll(instead);
        return all.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
    }

    private RestClient client(ConfigurableApplicationContext context) {
        return client(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private RestClient client(String port) {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/api/v1")
                .defaultHeader("X-Api-Key", String.valueOf(properties.get("arrgus.api-key")))
                .build();
    }

    public RestClient schedulerApi() {
        return schedulers.getFirst();
    }

    public RestClient schedulerApi(int number) {
        return schedulers.get(number);
    }

    public RestClient storeApi() {
        return stores.getFirst();
    }

    /** Connects {@code arr} and returns the connection's id. Its first sync begins at once. */
    public String connect(String name, SimulatedArr arr, String arrType) {
        return connect(name, arr.url(), arr.apiKey(), arrType, Map.of());
    }

    public String connect(String name, String url, String apiKey, String arrType, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("name", name, "arrType", arrType, "url", url, "apiKey", apiKey, "monitorType", "MISSING"));
        body.putAll(more);
        var created = schedulerApi()
                .post()
                .uri("/connections")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class);
        return created.get("id").asString();
    }

    /** Connects and waits for the first sync. */
    public String connected(String name, SimulatedArr arr, String arrType) {
        var id = connect(name, arr, arrType);
        firstRun(id);
        return id;
    }

    public JsonNode firstRun(String connection) {
        return await().atMost(PATIENCE)
                .until(() -> endedRuns(connection), ended -> !ended.isEmpty())
                .getFirst();
    }

    public JsonNode connection(String id) {
        return schedulerApi().get().uri("/connections/{id}", id).retrieve().body(JsonNode.class);
    }

    /** As it is when no run is under way: what a run means for its connection comes a moment after its end. */
    public JsonNode atRest(String id) {
        return await().atMost(PATIENCE)
                .until(() -> connection(id), it -> it.get("runs").isEmpty());
    }

    /** Changes one thing about a connection. */
    public void patch(String connection, String member, Object value) {
        schedulerApi()
                .patch()
                .uri("/connections/{id}", connection)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(member, value))
                .retrieve()
                .toBodilessEntity();
    }

    public void disconnect(String connection) {
        schedulerApi().delete().uri("/connections/{id}", connection).retrieve().toBodilessEntity();
    }

    public void trigger(String connection, Object... arrIds) {
        var request =
                schedulerApi().post().uri("/connections/{id}/sync", connection).contentType(MediaType.APPLICATION_JSON);
        (arrIds.length == 0 ? request : request.body(Map.of("ids", arrIds)))
                .retrieve()
                .toBodilessEntity();
    }

    /** Syncs and returns the run that this caused, when it and whatever had to be repeated are over. */
    public JsonNode sync(String connection, Object... arrIds) {
        var before = runs(connection).stream().map(it -> it.get("id")).toList();
        trigger(connection, arrIds);
        return await().atMost(PATIENCE)
                .until(
                        () -> runs(connection).stream()
                                .filter(run -> !before.contains(run.get("id")))
                                .toList(),
                        news -> !news.isEmpty()
                                && news.stream().allMatch(ArrgusStack::isOver)
                                && !outcome(news.getFirst()).equals("SUPERSEDED"))
                .getFirst();
    }

    /** Newest first. */
    public List<JsonNode> runs(String connection) {
        var page = schedulerApi()
                .get()
                .uri("/connections/{id}/runs?limit=100", connection)
                .retrieve()
                .body(JsonNode.class);
        return page.get("items").valueStream().toList();
    }

    public List<JsonNode> endedRuns(String connection) {
        return runs(connection).stream().filter(ArrgusStack::isOver).toList();
    }

    private static boolean isOver(JsonNode run) {
        return run.get("state").asString().equals("ENDED");
    }

    public static String outcome(JsonNode run) {
        return run.path("outcome").asString("none");
    }

    /** All live titles of a connection, by external id. */
    public Map<String, JsonNode> media(String connection) {
        var all = new TreeMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = (cursor.isEmpty()
                            ? storeApi().get().uri("/media?connection={id}&limit=500", connection)
                            : storeApi()
                                    .get()
                                    .uri("/media?connection={id}&limit=500&cursor={cursor}", connection, cursor))
                    .retrieve()
                    .body(JsonNode.class);
            page.get("items").forEach(it -> all.put(it.get("externalId").asString(), it));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    public JsonNode history(String mediaId) {
        return storeApi().get().uri("/media/{id}/history", mediaId).retrieve().body(JsonNode.class);
    }

    /** What a user decides about a title. */
    public void decide(String mediaId, Map<String, Object> what) {
        storeApi()
                .patch()
                .uri("/media/{id}", mediaId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(what)
                .retrieve()
                .toBodilessEntity();
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
