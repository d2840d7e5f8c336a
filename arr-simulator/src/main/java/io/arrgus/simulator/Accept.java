package io.arrgus.simulator;

import io.arrgus.simulator.http.HttpRequest;
import io.arrgus.simulator.library.Product;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller is ready to read. */
final class Accept {
    private static final Set<String> JSON = Set.of("*/*", "application/*", "application/json");

    private Accept() {}

    static boolean allows(HttpRequest request, Product product) {
        var accept = request.header("Accept");
        return accept.isEmpty()
                || types(accept.get()).anyMatch(JSON::contains)
                || (product == Product.RADARR && types(accept.get()).anyMatch("text/json"::equals));
    }

    static String type(HttpRequest request, Product product) {
        var accept = request.header("Accept").orElse("*/*");
        var textOnly = product == Product.RADARR
                && types(accept).noneMatch(JSON::contains)
                && types(accept).anyMatch("text/json"::equals);
        return textOnly ? AnswerHead.TEXT_JSON : AnswerHead.JSON;
    }

    /** Without their weights; a charset that is not UTF-8 makes another type of it. */
    private static Stream<String> types(String accept) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1))
                .map(type -> type.replaceAll(";q=[0-9.]*", "").replace(";charset=utf-8", ""));
    }
}
