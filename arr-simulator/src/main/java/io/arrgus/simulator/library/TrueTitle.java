package io.arrgus.simulator.library;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a library really holds of one title.
 *
 * @param externalId its tmdb id or tvdb id
 * @param json as its list shows it
 */
public record TrueTitle(int arrId, int externalId, ObjectNode json) {}
