package io.arrgus.simulator;

/** Who may see the pages of the user interface. The API asks for its key whatever is set here. */
public enum Authentication {
    NONE("none"),
    EXTERNAL("external"),
    FORMS("forms"),
    /** Forms, but not for those who call from a private address. */
    FORMS_EXCEPT_LOCAL("forms"),
    /** Only older applications know it. */
    BASIC("basic");

    private final String inStatus;

    Authentication(String inStatus) {
        this.inStatus = inStatus;
    }

    /** As {@code system/status} calls it. */
    String inStatus() {
        return inStatus;
    }
}
