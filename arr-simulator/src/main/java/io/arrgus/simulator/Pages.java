package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The user interface as far as an API client can stumble into it: its page, its login, its 404 and 405. */
final class Pages {
    private final String page;
    private final String built;

    Pages(Settings settings) {
        page = Resources.read("page.html")
                .replace("{app}", settings.product().appName())
                .replace("{base}", settings.urlBase());
        built = AnswerHead.HTTP_DATE.format(Instant.parse(Identity.BUILT).atZone(ZoneOffset.UTC));
    }

    void answer(Call call) throws IOException {
        if (!call.request().is("GET")) {
            call.answerEmpty(cached(call, call.head(405).with("Allow", "GET")));
        } else if (call.place().path().contains(".")) {
            var head = cached(call, call.head(404).type(AnswerHead.PROBLEM_JSON));
            call.answerJson(head, json -> Problems.write(json, 404, Map.of(), call.settings()));
        } else {
            show(call);
        }
    }

    /** The page, whatever was asked for. */
    void show(Call call) throws IOException {
        call.answerText(call.head(200).type(AnswerHead.HTML).notStored(), page);
    }

    /** {@code /ping}, which Radarr lets any cache on the way keep for a year. */
    void ping(Call call) throws IOException {
        if (!call.request().is("GET") && !call.request().is("HEAD")) {
            call.answerEmpty(cached(call, call.head(405).with("Allow", "GET")));
            return;
        }
        call.answerJson(cached(call, call.head(200).type(AnswerHead.JSON)), json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "OK");
            json.writeEndObject();
        });
    }

    private AnswerHead cached(Call call, AnswerHead head) {
        return call.settings().product() == Product.RADARR
                ? head.with("Cache-Control", "max-age=31536000, public").with("Last-Modified", built)
                : head.notStored();
    }
}
