package io.arrgus.simulator;

import io.arrgus.simulator.signalr.Hub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The way to the line on which everything is told: an agreement first, which may be left out, then a WebSocket. */
final class HubDoors {
    /** Of the protocol: added to the key of whoever asks. */
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Hub hub;
    private final SecureRandom random = new SecureRandom();

    HubDoors(Hub hub) {
        this.hub = hub;
    }

    void answer(Call call) throws IOException {
        var route = call.place().route();
        if (!route.takes(call.request().method())) {
            call.answerEmpty(call.head(405).with("Allow", route.methods()).notStored());
        } else if (route == Route.NEGOTIATE) {
            negotiate(call);
        } else if (call.request().header("Upgrade").orElse("").equalsIgnoreCase("websocket")) {
            upgrade(call, call.request().header("Sec-WebSocket-Key").orElse(""));
        } else {
            call.answerText(call.head(400).type(AnswerHead.PLAIN).notStored(), "Connection ID required");
        }
    }

    private void negotiate(Call call) throws IOException {
        var body = "{\"negotiateVersion\":1,\"connectionId\":\"" + token() + "\",\"connectionToken\":\"" + token()
                + "\",\"availableTransports\":[{\"transport\":\"WebSockets\",\"transferFormats\":[\"Text\",\"Binary\"]}]}";
        call.answerText(call.head(200).type(AnswerHead.BARE_JSON).notStored(), body);
    }

    private String token() {
        var octets = new byte[16];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private void upgrade(Call call, String key) throws IOException {
        var head = call.head(101)
                .with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Accept", accept(key));
        hub.attend(call.exchange().takeOver(head.build()));
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException noPlatform) {
            throw new IllegalStateException(noPlatform);
        }
    }
}
