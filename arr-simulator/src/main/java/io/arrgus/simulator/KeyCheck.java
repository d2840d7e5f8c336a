package io.arrgus.simulator;

/** Finds the key in a request. The first place that has one decides, also if the key there is wrong or empty. */
final class KeyCheck {
    private KeyCheck() {}

    static boolean passes(Call call) {
        var request = call.request();
        var sent = call.place()
                .query()
                .first("apikey")
                .or(() -> request.header("X-Api-Key"))
                .or(() -> request.header("Authorization").map(text -> text.replace("Bearer ", "")));
        return sent.filter(call.settings().apiKey()::equals).isPresent();
    }
}
