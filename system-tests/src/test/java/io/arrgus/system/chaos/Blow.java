package io.arrgus.system.chaos;

/** Something dies, stays dead for a while, and is started again. */
@FunctionalInterface
interface Blow {
    void strike(Scene scene, Dice dice) throws Exception;
}
