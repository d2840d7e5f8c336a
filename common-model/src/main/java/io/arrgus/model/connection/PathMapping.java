package io.arrgus.model.connection;

/**
 * Says where a folder of the Arr is found from here.
 *
 * @param from the folder as the Arr names it
 * @param to the same folder as the users of our API see it
 */
public record PathMapping(String from, String to) {

    public PathMapping {
        if (from.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("A path mapping needs both 'from' and 'to'");
        }
    }
}
