package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key store with a certificate for a name, made by the JDK's own tool. */
public final class TestKeys {

    public static final String PASSWORD = "for-tests-only";

    private final String name;
    private final Path file;

    private TestKeys(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /** Signed by itself, and good for a month. */
    public static TestKeys make(Path directory, String name, String subjectAlternativeName) {
        return make(directory.resolve(name + ".p12"), name, "-ext", "san=" + subjectAlternativeName, "-validity", "30");
    }

    /** Of a certificate authority, which may sign others. */
    public static TestKeys makeAuthority(Path directory, String name) {
        return make(directory.resolve(name + ".p12"), name, "-ext", "bc:critical=ca:true", "-validity", "30");
    }

    /** Of one that this authority has signed, good for a month from so many days from now on. */
    public TestKeys sign(String signed, String subjectAlternativeName, int days) {
        make(file, signed, "-signer", name, "-ext", "san=" + subjectAlternativeName, "-startdate", String.format("%+dd", days),
                "-validity",
                "30");
        return new TestKeys(signed, file);
    }

    private static TestKeys make(Path file, String name, String... how) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC",
                "-groupname", "secp256r1", "-alias", name, "-dname", "CN=" + name, "-storetype", "PKCS12", "-keystore",
                file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(how));
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0 || !Files.exists(file)) {
                throw new IllegalStateException("keytool: " + output);
            }
            return new TestKeys(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Path file() {
        return file;
    }

    /** The certificate as text. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Certificate certificate() {
        try {
            return load().getCertificate(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A trust store with the certificates of some of them. */
    public static Path trusting(Path directory, TestKeys... trusted) {
        Path file = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (TestKeys keys : trusted) {
                store.setCertificateEntry(keys.name, keys.load().getCertificate(keys.name));
            }
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }

    public SSLContext context() {
        try {
            KeyStore all = load();
            char[] password = PASSWORD.toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
