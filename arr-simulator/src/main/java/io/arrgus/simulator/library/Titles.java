package io.arrgus.simulator.library;

import tools.jackson.core.JsonGenerator;

/** Writes titles as one product shows them. */
@FunctionalInterface
interface Titles {
    void write(JsonGenerator out, Copy copy, View view);
}
