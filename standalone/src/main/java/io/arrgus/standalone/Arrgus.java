package io.arrgus.standalone;

import io.arrgus.standalone.command.ArrgusCommand;

/** Everything in one JVM, on one port. */
public final class Arrgus {

    private Arrgus() {}

    static void main(String[] args) {
        System.exit(ArrgusCommand.run(args, System.getenv()));
    }
}
