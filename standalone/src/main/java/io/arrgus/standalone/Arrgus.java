package io.arrgus.standalone;

/** All three services in one JVM. */
public class Arrgus {

    public static void main(String[] args) {
        System.out.println("Arrgus");
    }
}
