package io.arrgus.service.messaging;

import io.arrgus.model.message.Message;
import io.arrgus.model.message.MessageType;

/** A message that we know, in a queue where it has no meaning. */
public final class UnexpectedMessage extends RuntimeException {

    public UnexpectedMessage(Message message) {
        super(MessageType.of(message).type() + " has no meaning in this queue");
    }
}
