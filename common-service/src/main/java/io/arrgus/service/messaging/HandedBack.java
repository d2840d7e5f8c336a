package io.arrgus.service.messaging;

/** The work was given up half-way on purpose: the message goes back to its queue for somebody else. */
public final class HandedBack extends RuntimeException {

    public HandedBack(String why) {
        super(why);
    }
}
