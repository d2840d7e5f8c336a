package io.arrgus.standalone.command;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags that describe one Arr. The whole group may be repeated. */
final class InstanceFlags {

    /** Which application, and where. */
    static final class Which {
        @Option(names = "--radarr", paramLabel = "URL", description = "A Radarr, with its URL base if it has one.")
        @Nullable
        String radarr;

        @Option(names = "--sonarr", paramLabel = "URL", description = "A Sonarr, with its URL base if it has one.")
        @Nullable
        String sonarr;
    }

    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with its API key (Settings, General, in the Arr).")
    @Nullable
    Path keyFile;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Its API key. Other users of this machine can see it in the process list: prefer a file.")
    @Nullable
    String key;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: Radarr, Radarr 2, …")
    @Nullable
    String name;

    @Option(
            names = "--monitor",
            paramLabel = "RULE",
            description = "What counts as monitored until you decide: ${COMPLETION-CANDIDATES}. Default: MISSING.")
    @Nullable
    MonitorType monitor;

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            description = "A folder as the Arr names it, and as you see it. May be repeated.")
    List<String> maps = new ArrayList<>();

    ArrType arrType() {
        return which.radarr != null ? ArrType.RADARR : ArrType.SONARR;
    }

    String url() {
        return which.radarr != null ? which.radarr : String.valueOf(which.sonarr);
    }

    List<PathMapping> pathMappings() {
        return maps.stream().map(InstanceFlags::mapping).toList();
    }

    private static PathMapping mapping(String text) {
        var at = text.indexOf('=');
        if (at <= 0 || at == text.length() - 1) {
            throw new BadSetting("--map " + text + ": it reads FROM=TO, for example --map /movies=/mnt/media/movies");
        }
        return new PathMapping(text.substring(0, at), text.substring(at + 1));
    }
}
