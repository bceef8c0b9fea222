package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nginx of this machine, where there is one, in front of the replicas; all its limits are its defaults. */
public final class Nginx implements AutoCloseable {

    private final ServerProcess process;
    private final List<String> command;
    private final Path home;
    private final int port;

    private Nginx(ServerProcess process, List<String> command, Path home, int port) {
        this.process = process;
        this.command = command;
        this.home = home;
        this.port = port;
    }

    /** Starts it; empty where none is installed, see {@link Relay}. */
    public static Optional<Nginx> start(List<Integer> replicas) {
        return start(FreePort.next(), replicas);
    }

    /** The same on a port that was chosen before. */
    public static Optional<Nginx> start(int port, List<Integer> replicas) {
        return binary().map(binary -> start(binary, replicas, port));
    }

    private static Nginx start(Path binary, List<Integer> replicas, int port) {
        Path home = Path.of("target", "it", "nginx-" + port).toAbsolutePath();
        configure(home, replicas, port);
        List<String> command = List.of(binary.toString(), "-p", home.toString(), "-c", home.resolve("nginx.conf").toString(),
                "-e", home.resolve("error.log").toString());
        var process = ServerProcess.start("nginx", new ProcessBuilder(command), home.resolve("nginx.log"));
        Nginx nginx = new Nginx(process, command, home, port);
        nginx.process.awaitReady(Duration.ofSeconds(20), nginx::listens);
        return nginx;
    }

    private static void configure(Path home, List<Integer> replicas, int port) {
        try {
            Files.createDirectories(home.resolve("temp"));
            Files.writeString(home.resolve("nginx.conf"), configuration(home, replicas, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on new requests go to these only, as an ingress does when the endpoints change; what runs goes on. */
    public void use(List<Integer> replicas) {
        configure(home, replicas, port);
        List<String> reload = Stream.concat(command.stream(), Stream.of("-s", "reload")).toList();
        try {
            if (new ProcessBuilder(reload).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("nginx did not reload");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String configuration(Path home, List<Integer> replicas, int port) {
        String temp = home.resolve("temp").toString();
        String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
        return user
                + """
                        daemon off; worker_processes 1; pid %1$s/nginx.pid;
                        events { worker_connections 512; }
                        http {
                          access_log off;
                          client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                          upstream replicas { %2$s keepalive 32; }
                          server {
                            listen 127.0.0.1:%3$d;
                            location / {
                              proxy_pass http://replicas; proxy_http_version 1.1; proxy_buffering off;
                              proxy_set_header Connection ""; proxy_set_header Host $http_host;
                            }
                          }
                        }
                        """
                        .formatted(temp, replicas.stream().map(replica -> "server 127.0.0.1:" + replica + ";")
                                .collect(Collectors.joining(" ")), port);
    }

    private static Optional<Path> binary() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx")).filter(Files::isExecutable).findFirst();
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
