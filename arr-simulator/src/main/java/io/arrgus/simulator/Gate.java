package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Decides who gets in, and sends those on who came without the URL base. The real order: key first, base later. */
final class Gate {

    /** @return whether the call may go on; otherwise it is answered */
    boolean letsPass(Call call) throws IOException {
        return !answersPreflight(call) && isAllowed(call) && hasBase(call);
    }

    private static boolean answersPreflight(Call call) throws IOException {
        var request = call.request();
        var asked = request.header("Access-Control-Request-Method");
        if (!request.is("OPTIONS") || asked.isEmpty() || !call.place().inApi()) {
            return false;
        }
        var head = call.head(204)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", asked.get());
        request.header("Access-Control-Request-Headers")
                .ifPresent(names -> head.with("Access-Control-Allow-Headers", names));
        call.exchange().answer(head.build(), new byte[0]);
        return true;
    }

    private static boolean isAllowed(Call call) throws IOException {
        var place = call.place();
        if (place.route() == Route.PING || place.route() == Route.LOGIN) {
            return true;
        }
        if (place.route().isHub()) {
            if (!KeyCheck.opensHub(call)) {
                refuse(call);
                return false;
            }
            return true;
        }
        // A page that is asked for by any method but GET does not exist, and what does not exist needs the key.
        var needsKey = place.inApiOrFeed() || !call.request().is("GET");
        if (needsKey && !KeyCheck.passes(call)) {
            refuse(call);
            return false;
        }
        if (!needsKey && isStranger(call)) {
            challenge(call);
            return false;
        }
        return true;
    }

    /** 401 with nothing in it. */
    static void refuse(Call call) throws IOException {
        var head = call.head(401);
        if (call.place().inApi() && call.request().header("Origin").isPresent()) {
            head.with("Access-Control-Allow-Origin", "*");
        }
        call.answerEmpty(head);
    }

    private static boolean isStranger(Call call) {
        return switch (call.settings().authentication()) {
            case NONE, EXTERNAL -> false;
            case FORMS, BASIC -> true;
            case FORMS_EXCEPT_LOCAL ->
                call.request()
                        .header("X-Forwarded-For")
                        .filter(from -> !isPrivate(from))
                        .isPresent();
        };
    }

    private static boolean isPrivate(String address) {
        try {
            var from = InetAddress.ofLiteral(address.split(",", 2)[0].strip());
            return from.isLoopbackAddress() || from.isSiteLocalAddress() || from.isLinkLocalAddress();
        } catch (IllegalArgumentException noAddress) {
            return true;
        }
    }

    private static void challenge(Call call) throws IOException {
        var settings = call.settings();
        if (settings.authentication() == Authentication.BASIC) {
            var realm = "Basic realm=\"" + settings.product().appName() + "\"";
            call.answerEmpty(call.head(401).with("WWW-Authenticate", realm));
            return;
        }
        // The Sonarr that was recorded sends everybody 401 with a Location; browsers get along with that, too.
        var byScript = call.request().header("X-Requested-With").orElse("").equals("XMLHttpRequest");
        var status = byScript || settings.product() == Product.SONARR ? 401 : 302;
        call.answerEmpty(call.head(status).with("Location", loginOf(call)));
    }

    private static String loginOf(Call call) {
        var request = call.request();
        var host = request.header("X-Forwarded-Host").or(() -> request.header("Host"));
        var back = URLEncoder.encode(request.target(), StandardCharsets.UTF_8).replace("+", "%20");
        return "http://" + host.orElse("localhost") + call.place().base() + "/login?returnUrl=" + back;
    }

    private static boolean hasBase(Call call) throws IOException {
        var base = call.settings().urlBase();
        if (base.isEmpty() || !call.place().base().isEmpty()) {
            return true;
        }
        var head = call.head(307).with("Location", base + call.request().target());
        if (call.place().inApi()) {
            head.with("X-Application-Version", call.settings().version());
        }
        call.answerEmpty(head);
        return false;
    }
}
