package io.arrgus.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the application itself answers when it is not well. */
final class Errors {
    private Errors() {}

    static void answer(Call call, FaultKind kind) throws IOException {
        switch (kind) {
            case STARTING_503 -> starting(call);
            case LOCKED_500 ->
                error(call, "database is locked\ndatabase is locked", "code = Busy (5), message = SQLiteException");
            case ERROR_500 -> error(call, "Sequence contains no matching element", "System.InvalidOperationException");
            default -> throw new IllegalStateException(kind + " is no error of the application");
        }
    }

    static void noMetadata(Call call) throws IOException {
        error(call, "Connection refused (metadata.example.invalid:443)", "System.Net.Http.HttpRequestException");
    }

    private static void error(Call call, String message, String exception) throws IOException {
        call.error(500, message, exception);
    }

    private static void starting(Call call) throws IOException {
        var product = call.settings().product();
        if (call.place().inApi()) {
            var head = call.head(503)
                    .type(AnswerHead.BARE_JSON)
                    .with("X-Application-Version", call.settings().version());
            call.answerJson(head, json -> SmallAnswers.starting(json, product));
        } else {
            var head = call.head(503).type(AnswerHead.PLAIN).chunked();
            var text = product.appName() + " is starting up, please try again later";
            call.exchange().stream(head.build(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
