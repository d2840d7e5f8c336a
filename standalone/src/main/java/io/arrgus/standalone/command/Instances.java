package io.arrgus.standalone.command;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.MonitorType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Arrs to watch, from flags and from the environment: {@code ARRGUS_RADARR_URL}, {@code ARRGUS_RADARR_API_KEY} or
 * {@code ARRGUS_RADARR_API_KEY_FILE}, and {@code ARRGUS_RADARR_2_URL}, … for more of them.
 */
final class Instances {

    private static final int MOST = 99;

    private final Map<String, String> environment;
    private final Map<ArrType, Integer> counted = new EnumMap<>(ArrType.class);

    Instances(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws BadSetting if one of them cannot be used */
    List<WantedConnection> wanted(List<InstanceFlags> flags) {
        var wanted = new ArrayList<WantedConnection>();
        flags.forEach(flag -> wanted.add(fromFlags(flag)));
        for (var type : ArrType.values()) {
            for (int number = 1; number <= MOST; number++) {
                fromEnvironment(type, number).ifPresent(wanted::add);
            }
        }
        var names = new HashSet<String>();
        for (var connection : wanted) {
            if (!names.add(connection.name().toLowerCase(Locale.ROOT))) {
                throw new BadSetting("--name " + connection.name() + ": two connections cannot have one name");
            }
        }
        return List.copyOf(wanted);
    }

    private WantedConnection fromFlags(InstanceFlags flags) {
        var type = flags.arrType();
        var flag = "--" + type.name().toLowerCase(Locale.ROOT);
        var url = url(flag, flags.url());
        var name = flags.name != null ? flags.name : nextName(type);
        var monitor = flags.monitor != null ? flags.monitor : MonitorType.MISSING;
        return new WantedConnection(name, type, url, keyOf(flags, flag), monitor, flags.pathMappings());
    }

    private ApiKey keyOf(InstanceFlags flags, String flag) {
        if (flags.key != null && flags.keyFile != null) {
            throw new BadSetting("--key and --key-file: give one of them for " + flag + " " + flags.url());
        }
        if (flags.key != null) {
            return key("--key", flags.key);
        }
        if (flags.keyFile != null) {
            return key("--key-file", read("--key-file", flags.keyFile));
        }
        return keyFromEnvironment("ARRGUS_" + flags.arrType() + "_")
                .orElseThrow(() -> new BadSetting(flag + " " + flags.url()
                        + ": its API key is missing; add --key-file FILE, or set ARRGUS_" + flags.arrType()
                        + "_API_KEY"));
    }

    private Optional<WantedConnection> fromEnvironment(ArrType type, int number) {
        var prefix = "ARRGUS_" + type + (number == 1 ? "_" : "_" + number + "_");
        var url = environment.get(prefix + "URL");
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        var key = keyFromEnvironment(prefix)
                .orElseThrow(() -> new BadSetting(
                        prefix + "API_KEY: not set, nor " + prefix + "API_KEY_FILE; " + prefix + "URL needs one"));
        var name = Optional.ofNullable(environment.get(prefix + "NAME")).orElseGet(() -> nextName(type));
        return Optional.of(
                new WantedConnection(name, type, url(prefix + "URL", url), key, MonitorType.MISSING, List.of()));
    }

    private Optional<ApiKey> keyFromEnvironment(String prefix) {
        var file = environment.get(prefix + "API_KEY_FILE");
        if (file != null && !file.isBlank()) {
            return Optional.of(key(prefix + "API_KEY_FILE", read(prefix + "API_KEY_FILE", Path.of(file))));
        }
        return Optional.ofNullable(environment.get(prefix + "API_KEY")).map(text -> key(prefix + "API_KEY", text));
    }

    private String nextName(ArrType type) {
        var number = counted.merge(type, 1, Integer::sum);
        return number == 1 ? type.appName() : type.appName() + " " + number;
    }

    private static ApiKey key(String setting, String text) {
        try {
            return new ApiKey(text.strip());
        } catch (IllegalArgumentException unusable) {
            throw new BadSetting(setting + ": " + unusable.getMessage());
        }
    }

    private static String read(String setting, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BadSetting(setting + " " + file + ": the file cannot be read");
        }
    }

    private static URI url(String setting, String text) {
        var url = parsed(text.strip());
        if (url == null || url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new BadSetting(setting + " " + text + ": it reads like http://192.168.1.10:7878 or"
                    + " https://example.org/radarr");
        }
        return url;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text.replaceAll("/+$", ""));
        } catch (URISyntaxException noUrl) {
            return null;
        }
    }
}
