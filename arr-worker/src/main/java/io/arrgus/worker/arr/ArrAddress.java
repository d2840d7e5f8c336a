package io.arrgus.worker.arr;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an Arr answers. User names, queries and fragments of a URL are left behind, so this may be shown. Host names
 * that {@link URI} finds no host in, such as a container's {@code my_radarr}, are fine here.
 *
 * @param port -1 for the scheme's own
 * @param base path before the API's: empty, or with a slash at the start and none at the end
 */
public record ArrAddress(String scheme, String host, int port, String base) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?(?:\\[([^\\]]+)]|([^:@\\[\\]]+))(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /** Empty if {@code url} is no http(s) URL with a host. */
    public static Optional<ArrAddress> of(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || url.getRawAuthority() == null) {
            return Optional.empty();
        }
        var authority = AUTHORITY.matcher(url.getRawAuthority());
        if (!authority.matches()) {
            return Optional.empty();
        }
        var host = authority.group(1) != null ? authority.group(1) : authority.group(2);
        var port = authority.group(3) == null ? -1 : Integer.parseInt(authority.group(3));
        return port == 0 || port > LAST_PORT
                ? Optional.empty()
                : Optional.of(new ArrAddress(scheme, host, port, base(url.getRawPath())));
    }

    /** An Arr takes a double slash for a wrong URL base. */
    private static String base(String path) {
        var tidy = ("/" + path).replaceAll("/+", "/");
        return tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
    }

    @Override
    public String toString() {
        var shownHost = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + shownHost + (port < 0 ? "" : ":" + port) + base;
    }
}
