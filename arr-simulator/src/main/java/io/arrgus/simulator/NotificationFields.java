package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import tools.jackson.core.JsonGenerator;

/** The settings of a notification, each described so that a page could be made of it. */
record NotificationFields(Notification of, Product product) {

    void write(JsonGenerator json) {
        start(json, 0, "url", "Webhook URL");
        value(json, of.url());
        end(json, "url", false, "normal");
        method(json);
        start(json, 2, "username", "Username");
        value(json, of.username());
        end(json, "textbox", false, "userName");
        start(json, 3, "password", "Password");
        value(json, of.shownPassword());
        end(json, "password", false, "password");
        start(json, 4, "headers", "Headers");
        json.writeArrayPropertyStart("value");
        of.headers().forEach((key, header) -> {
            json.writeStartObject();
            json.writeStringProperty("key", key);
            json.writeStringProperty("value", header);
            json.writeEndObject();
        });
        json.writeEndArray();
        end(json, "keyValueList", true, "normal");
    }

    private static void start(JsonGenerator json, int order, String name, String label) {
        json.writeStartObject();
        json.writeNumberProperty("order", order);
        json.writeStringProperty("name", name);
        json.writeStringProperty("label", label);
    }

    private static void value(JsonGenerator json, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty("value", value);
        }
    }

    private static void end(JsonGenerator json, String type, boolean advanced, String privacy) {
        json.writeStringProperty("type", type);
        json.writeBooleanProperty("advanced", advanced);
        ending(json, privacy);
    }

    private static void ending(JsonGenerator json, String privacy) {
        json.writeStringProperty("privacy", privacy);
        json.writeBooleanProperty("isFloat", false);
        json.writeEndObject();
    }

    private void method(JsonGenerator json) {
        start(json, 1, "method", "Method");
        json.writeStringProperty("helpText", "Which HTTP method to use submit to the Webservice");
        json.writeNumberProperty("value", of.method());
        json.writeStringProperty("type", "select");
        json.writeBooleanProperty("advanced", false);
        json.writeArrayPropertyStart("selectOptions");
        option(json, 1, "POST");
        option(json, 2, "PUT");
        json.writeEndArray();
        ending(json, "normal");
    }

    private void option(JsonGenerator json, int value, String name) {
        json.writeStartObject();
        json.writeNumberProperty("value", value);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("order", value);
        if (product == Product.RADARR) {
            json.writeBooleanProperty("dividerAfter", false);
        }
        json.writeEndObject();
    }
}
