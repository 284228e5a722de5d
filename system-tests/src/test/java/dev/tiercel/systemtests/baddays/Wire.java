package dev.tiercel.systemtests.baddays;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A line to a server, or to several of a kind, on a port of its own. It can be cut: every connection over it ends, and new
 * ones are refused, until it is mended. A connection goes to the servers in turn, past those that do not take any or do not
 * listen.
 */
final class Wire implements AutoCloseable {

    private final int port;
    private final List<Integer> targets;
    private final IntPredicate takes;
    private final Set<Closeable> ends = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    private int turn;

    private Wire(int port, List<Integer> targets, IntPredicate takes) {
        this.port = port;
        this.targets = List.copyOf(targets);
        this.takes = takes;
    }

    /** A whole one. */
    static Wire to(int target) {
        return balancing(port -> true, target);
    }

    /**
     * A whole one.
     *
     * @param takes whether the server at a port takes connections; if none does, any that listens gets them
     */
    static Wire balancing(IntPredicate takes, Integer... targets) {
        Wire wire = new Wire(freePort(), List.of(targets), takes);
        wire.mend();
        return wire;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    synchronized void mend() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = fresh;
            daemon(() -> accept(fresh)).start();
        } catch (IOException e) {
            throw new UncheckedIOException("the wire on port " + port + " cannot be mended", e);
        }
    }

    synchronized void cut() {
        if (listener != null) {
            close(listener);
            listener = null;
        }
        ends.forEach(Wire::close);
        ends.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket caller = from.accept();
                ends.add(caller);
                Socket called = call();
                if (called == null) {
                    cutOff(caller, caller);
                    continue;
                }
                ends.add(called);
                if (from.isClosed()) {
                    cutOff(caller, called);
                    return;
                }
                daemon(() -> pass(caller, called)).start();
                daemon(() -> pass(called, caller)).start();
            } catch (IOException e) {
                // it was cut
            }
        }
    }

    private @Nullable Socket call() {
        Socket called = call(takes);
        return called == null ? call(port -> true) : called;
    }

    private @Nullable Socket call(IntPredicate wanted) {
        for (int tried = 0; tried < targets.size(); tried++) {
            turn = (turn + 1) % targets.size();
            try {
                if (wanted.test(targets.get(turn))) {
                    return new Socket(InetAddress.getLoopbackAddress(), targets.get(turn));
                }
            } catch (IOException e) {
                // nobody listens there now: the next
            }
        }
        return null;
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // one end hung up, or the wire was cut
        } finally {
            cutOff(from, to);
        }
    }

    private void cutOff(Socket one, Socket other) {
        close(one);
        close(other);
        ends.remove(one);
        ends.remove(other);
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    }
}
