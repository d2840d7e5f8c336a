package io.arrgus.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;

/** Writes who the application says it is; each product has its own order of members. */
final class Identity {
    static final String BUILT = "2026-10-02T08:15:00Z";

    private final Settings settings;
    private final Instant started;

    Identity(Settings settings) {
        this.settings = settings;
        this.started = settings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void write(JsonGenerator json, String appName) {
        json.writeStartObject();
        json.writeStringProperty("appName", appName);
        json.writeStringProperty("instanceName", appName);
        json.writeStringProperty("version", settings.version());
        json.writeStringProperty("buildTime", BUILT);
        json.writeBooleanProperty("isDebug", false);
        json.writeBooleanProperty("isProduction", true);
        json.writeBooleanProperty("isAdmin", false);
        json.writeBooleanProperty("isUserInteractive", true);
        machine(json);
        switch (settings.product()) {
            case RADARR -> {
                json.writeStringProperty("branch", "develop");
                json.writeStringProperty("databaseType", "sqLite");
                json.writeStringProperty("databaseVersion", "3.50.4");
                inner(json, "242", "8.0.31", "netcore");
            }
            case SONARR -> {
                json.writeStringProperty("branch", "main");
                inner(json, "217", "6.0.36", "netcore");
                json.writeStringProperty("databaseVersion", "3.50.4");
                json.writeStringProperty("databaseType", "sqLite");
            }
        }
        json.writeEndObject();
    }

    private void machine(JsonGenerator json) {
        json.writeStringProperty("startupPath", "/app/" + settings.product().command() + "/bin");
        json.writeStringProperty("appData", "/config");
        json.writeStringProperty("osName", "debian");
        json.writeStringProperty("osVersion", "12");
        json.writeBooleanProperty("isNetCore", true);
        json.writeBooleanProperty("isLinux", true);
        json.writeBooleanProperty("isOsx", false);
        json.writeBooleanProperty("isWindows", false);
        json.writeBooleanProperty("isDocker", true);
        json.writeStringProperty("mode", "console");
    }

    private void inner(JsonGenerator json, String migration, String runtime, String runtimeName) {
        json.writeStringProperty("authentication", settings.authentication().inStatus());
        json.writeName("migrationVersion");
        json.writeNumber(migration);
        json.writeStringProperty("urlBase", settings.urlBase());
        json.writeStringProperty("runtimeVersion", runtime);
        json.writeStringProperty("runtimeName", runtimeName);
        json.writeStringProperty("startTime", started.toString());
        json.writeStringProperty("packageUpdateMechanism", "builtIn");
    }
}
