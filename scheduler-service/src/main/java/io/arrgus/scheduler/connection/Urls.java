package io.arrgus.scheduler.connection;

import io.arrgus.service.door.Problems;
import java.net.URI;
import java.util.Locale;

/** URLs as people type them: checked, and brought into the one form that can be compared. */
final class Urls {

    private static final int LONGEST = 500;

    private Urls() {}

    static URI checked(String member, URI url) {
        if (url.getScheme() == null || !url.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
            throw wrong(member, "begins with http:// or https://");
        }
        if (url.getHost() == null) {
            throw wrong(member, "names a host, as in http://radarr.local:7878");
        }
        if (url.getRawUserInfo() != null) {
            throw wrong(member, "has no user or password in it: an Arr is opened by its API key alone");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong(member, "has no '?' and no '#': it ends with the port or the URL base of the Arr");
        }
        if (url.getPort() > 65_535 || url.toString().length() > LONGEST) {
            throw wrong(member, "has a port up to 65535 and at most " + LONGEST + " characters");
        }
        return plain(url);
    }

    private static URI plain(URI url) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        var path = url.getRawPath().replaceAll("/{2,}", "/").replaceFirst("/$", "");
        return URI.create((url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT) + path);
    }

    private static RuntimeException wrong(String member, String rule) {
        return Problems.badInput("The value of '" + member + "' is not a URL as expected here: it " + rule + ".");
    }
}
