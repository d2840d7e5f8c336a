package io.arrgus.service.messaging;

import io.arrgus.model.message.Message;
import java.util.function.BooleanSupplier;

/** What a service does with a message. When it returns, the effect is durable, and the message is acknowledged. */
@FunctionalInterface
public interface Handler {

    /**
     * @param wanted turns false when somebody else will get the message, because our channel closed, or because this
     *     service stops: long work asks now and then, and throws {@link HandedBack}
     * @throws UnexpectedMessage if this queue has no use for such a message
     */
    void on(Message message, BooleanSupplier wanted) throws InterruptedException;
}
