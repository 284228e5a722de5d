package dev.tiercel.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook endpoint that answers 200 and then never stops talking, until its caller hangs up. */
public final class EndlessEndpoint {

    private static final byte[] CHATTER = new byte[16 * 1024];

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final HttpServer server;

    EndlessEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    String start() {
        server.setExecutor(threads);
        server.createContext("/", this::talk);
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/endless";
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** How many callers have closed the connection on it. */
    public int hungUp() {
        return hungUp.get();
    }

    private void talk(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(CHATTER);
                out.flush();
            }
        } catch (IOException e) {
            hungUp.incrementAndGet();
            throw e;
        }
    }
}
