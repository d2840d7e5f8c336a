package io.arrgus.standalone.command;

/** Something that a person set cannot be used. The message is one line that names the setting. */
public final class BadSetting extends RuntimeException {

    public BadSetting(String what) {
        super(what);
    }
}
