package io.arrgus.simulator;

import io.arrgus.simulator.FaultKind.Stage;
import io.arrgus.simulator.http.Exchange;
import io.arrgus.simulator.http.HttpHandler;
import java.io.IOException;
import java.time.Duration;

/** The way of a call through the application: what happens in front of it, at its gate, and inside. */
final class Application implements HttpHandler {
    private final Settings settings;
    private final Instance instance;
    private final Faults faults;
    private final Calls calls;
    private final Gate gate = new Gate();
    private final Pages pages;
    private final Api api;
    private final HubDoors hub;
    private volatile Pacing pacing = Pacing.NONE;

    Application(Instance instance, Faults faults, Calls calls) {
        this.settings = instance.settings();
        this.instance = instance;
        this.faults = faults;
        this.calls = calls;
        this.pages = new Pages(settings);
        this.api = new Api(instance, faults);
        this.hub = new HubDoors(instance.hub());
    }

    void pace(Pacing wanted) {
        pacing = wanted;
    }

    Pacing pacing() {
        return pacing;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        var place = Place.of(exchange.request(), settings);
        var end = calls.begin(place.endpoint());
        exchange.beforeLastByte(end);
        try {
            answer(new Call(exchange, place, faults.take(place.endpoint()), pacing, settings));
        } finally {
            end.run();
        }
    }

    private void answer(Call call) throws IOException {
        var slow = call.trouble().slowFirstByte();
        if (slow.isPresent()) {
            call.exchange().pause(slow.get().delay());
        }
        var outside = call.trouble().at(Stage.OUTSIDE);
        if (outside.isPresent()) {
            answerOutside(call, outside.get());
        } else if (gate.letsPass(call)) {
            answerInside(call);
        }
    }

    private void answerOutside(Call call, FaultKind kind) throws IOException {
        switch (kind) {
            case UNAUTHORIZED -> Gate.refuse(call);
            case RESET -> call.exchange().reset();
            case HANG -> call.exchange().hang();
            case BAD_GATEWAY_502 -> Proxies.nginx(call, 502, "502 Bad Gateway");
            case GATEWAY_TIMEOUT_504 -> Proxies.nginx(call, 504, "504 Gateway Time-out");
            case UNAVAILABLE_503 -> Proxies.haproxy(call);
            case EMPTY_502 -> Proxies.caddy(call, 502);
            case EMPTY_200 -> Proxies.caddy(call, 200);
            case SLOW_BACKEND_504 -> Proxies.haproxyTimeout(call);
            case PROXY_LOGIN_401 -> Proxies.nginxPassword(call);
            case NO_SUCH_PATH_404 -> Proxies.nginx(call, 404, "404 Not Found");
            case REDIRECT_301 -> Proxies.nginxToTls(call);
            case REDIRECT_LOOP_307 ->
                call.answerEmpty(call.head(307).with("Location", call.request().target()));
            case REDIRECT_302 -> Proxies.nginxLogin(call);
            case HTML_200 -> pages.show(call);
            default -> throw new IllegalStateException(kind + " does not happen outside");
        }
    }

    private void answerInside(Call call) throws IOException {
        var inside = call.trouble().at(Stage.INSIDE);
        if (inside.isPresent()) {
            Errors.answer(call, inside.get());
            return;
        }
        pause(call);
        switch (call.place().route()) {
            case PING -> pages.ping(call);
            case LOGIN, PAGE -> pages.answer(call);
            case NEGOTIATE, HUB -> hub.answer(call);
            default -> api.answer(call);
        }
    }

    private void pause(Call call) throws IOException {
        var listLike = call.place().route() == Route.LIST;
        var pause =
                listLike ? pacing.ofList(settings.product(), instance.library().size()) : pacing.ofOthers();
        if (pause.compareTo(Duration.ZERO) > 0) {
            call.exchange().pause(pause);
        }
    }
}
