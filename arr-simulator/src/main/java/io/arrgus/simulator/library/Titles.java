package io.arrgus.simulator.library;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What titles of one product are like. */
interface Titles {
    /** Writes a title as its product shows it. */
    void write(JsonGenerator out, Copy copy, View view);

    /** The files that it has. */
    List<FileFacts> files(Copy copy);

    /** What of it a user may set. */
    Wish.Settable settable(Copy copy);

    /** The same title with better files instead of those that it has. */
    Edit upgraded(Edit edit);
}
