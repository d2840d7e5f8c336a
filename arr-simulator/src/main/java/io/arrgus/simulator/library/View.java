package io.arrgus.simulator.library;

/**
 * How a title is looked at, which is not the same everywhere.
 *
 * @param urlBase before the paths of images
 * @param inList as part of a list; Sonarr leaves out there what it shows of a single series
 * @param localCovers whether images are looked for on the disk
 */
public record View(String urlBase, boolean inList, boolean localCovers) {
    public static final View LIST = new View("", true, true);
}
