package io.arrgus.system.faults;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of our own, certificates with something wrong about them, and servers that show them. */
final class Certificates {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    static Certificates in(Path folder) throws Exception {
        var made = new Certificates(folder);
        made.generate(AUTHORITY, AUTHORITY, "-ext", "bc:c");
        return made;
    }

    /** One that the authority signed. */
    Certificates signed(String name, String subjectAltName, String... validity) throws Exception {
        Files.copy(store(AUTHORITY), store(name));
        var more = new ArrayList<>(List.of("-ext", "san=" + subjectAltName, "-signer", AUTHORITY));
        more.addAll(List.of(validity));
        generate(name, name, more.toArray(String[]::new));
        keytool(name, List.of("-delete", "-alias", AUTHORITY));
        return this;
    }

    Certificates selfSigned(String name, String subjectAltName) throws Exception {
        generate(name, name, "-ext", "san=" + subjectAltName);
        return this;
    }

    private void generate(String store, String alias, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                "-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias));
        command.addAll(List.of(more));
        keytool(store, command);
    }

    private void keytool(String store, List<String> what) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(List.of("-keystore", store(store).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var log = folder.resolve("keytool.log").toFile();
        var done = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (done.waitFor() != 0) {
            throw new IllegalStateException("keytool failed: " + Files.readString(log.toPath()));
        }
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    /** What a JVM needs to trust the authority. */
    String[] trustOptions() throws Exception {
        var file = folder.resolve("authority.cer").toString();
        keytool(AUTHORITY, List.of("-exportcert", "-alias", AUTHORITY, "-file", file));
        keytool("trusted", List.of("-importcert", "-noprompt", "-alias", AUTHORITY, "-file", file));
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + store("trusted"), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
        };
    }

    HttpsServer serve(String name) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }
}
