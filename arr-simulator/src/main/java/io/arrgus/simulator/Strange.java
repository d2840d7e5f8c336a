package io.arrgus.simulator;

import io.arrgus.simulator.FaultKind.Stage;
import io.arrgus.simulator.Faults.Trouble;
import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes values as no client likes them, though an Arr has the right to send every one of them. */
final class Strange extends JsonGeneratorDelegate {
    private static final Set<String> CAN_BE_UNKNOWN =
            Set.of("overview", "studio", "network", "certification", "website");
    private static final Set<String> ONE_OF_A_FEW = Set.of(
            "status",
            "eventType",
            "minimumAvailability",
            "seriesType",
            "trackedDownloadState",
            "protocol",
            "coverType");
    private static final int MANY_DIGITS = 30;

    private final FaultKind kind;
    private String member = "";

    private Strange(JsonGenerator out, FaultKind kind) {
        super(out);
        this.kind = kind;
    }

    static JsonGenerator around(JsonGenerator out, Trouble trouble) {
        return trouble.at(Stage.VALUES)
                .map(kind -> (JsonGenerator) new Strange(out, kind))
                .orElse(out);
    }

    @Override
    public JsonGenerator writeName(String name) {
        member = name;
        return super.writeName(name);
    }

    @Override
    public JsonGenerator writeString(String text) {
        return switch (kind) {
            case YEAR_ONE_DATES -> super.writeString(isDate(text) ? "0001-01-01T00:00:00Z" : text);
            case FAR_DATES -> super.writeString(isDate(text) ? "9999-12-31T00:00:00Z" : text);
            case NULL_VALUES -> CAN_BE_UNKNOWN.contains(member) ? writeNull() : super.writeString(text);
            case UNKNOWN_VALUES -> unknown(text);
            default -> super.writeString(text);
        };
    }

    @Override
    public JsonGenerator writeNumber(String digits) {
        return kind == FaultKind.LONG_DECIMALS && digits.contains(".")
                ? super.writeNumber(digits + "0".repeat(Math.max(0, MANY_DIGITS - digits.length())))
                : super.writeNumber(digits);
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal decimal) {
        return writeNumber(decimal.toPlainString());
    }

    private static boolean isDate(String text) {
        return text.length() == 20 && text.charAt(10) == 'T' && text.endsWith("Z");
    }

    /** A value that no version has today, and a member behind it that none has, either. */
    private JsonGenerator unknown(String text) {
        if (!ONE_OF_A_FEW.contains(member)) {
            return super.writeString(text);
        }
        super.writeString("ofALaterVersion");
        super.writeName("unheardOf");
        super.writeStartObject();
        super.writeName(member);
        super.writeString(text);
        return super.writeEndObject();
    }
}
