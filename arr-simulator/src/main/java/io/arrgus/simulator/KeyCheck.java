package io.arrgus.simulator;

/** Finds the key in a request. The first place that has one decides, also if the key there is wrong or empty. */
final class KeyCheck {
    private KeyCheck() {}

    /** The line has a parameter of its own for it. */
    static boolean opensHub(Call call) {
        return passes(call, "access_token");
    }

    static boolean passes(Call call) {
        return passes(call, "apikey");
    }

    private static boolean passes(Call call, String parameter) {
        var request = call.request();
        var sent = call.place()
                .query()
                .first(parameter)
                .or(() -> request.header("X-Api-Key"))
                .or(() -> request.header("Authorization").map(text -> text.replace("Bearer ", "")));
        return sent.filter(call.settings().apiKey()::equals).isPresent();
    }
}
