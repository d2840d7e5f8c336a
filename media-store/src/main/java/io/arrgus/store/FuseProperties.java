package io.arrgus.store;

import io.arrgus.store.kernel.Fuse;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many titles a run may remove by itself. More of them wait for a person.
 *
 * @param window removals within this time count together, also those that an Arr announces one by one
 * @param titles so many may always go, but for the half
 * @param percent of the living titles of a connection that may go, if that is more
 * @param halfFrom from so many living titles on, never more than half go
 */
@Validated
@ConfigurationProperties("arrgus.store.fuse")
record FuseProperties(
        @NotNull @DefaultValue("24h") Duration window,
        @Min(0) @DefaultValue("10") int titles,

        @DecimalMin("0") @DecimalMax("100") @DefaultValue("5")
        double percent,

        @Min(0) @DefaultValue("3") int halfFrom) {

    Fuse fuse() {
        return new Fuse(window, titles, percent, halfFrom);
    }
}
