package dev.tiercel.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sits between a relay and the real database and Kafka, and lets a test do something just before or just after a call:
 * wait, fail, or die. What has died does nothing any more, not even close what it holds.
 */
class Seam {

    /** The process is gone: an {@link Error}, which no relay handles. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed(String where) {
            super("killed " + where, null, false, false);
        }
    }

    private final List<AutoCloseable> leaked = new CopyOnWriteArrayList<>();
    private volatile boolean dead;

    void before(String call) throws Exception {}

    void after(String call) throws Exception {}

    final void die(String where) {
        dead = true;
        throw new Killed(where);
    }

    final OutboxTable around(OutboxTable table) {
        return around(OutboxTable.class, table);
    }

    final EventLog around(EventLog log) {
        EventLog opening = shard -> {
            EventLog.Publisher real = log.open(shard);
            leaked.add(real);
            return around(EventLog.Publisher.class, real);
        };
        return around(EventLog.class, opening);
    }

    /** For the end of a test: what a killed process held would keep threads of this one busy. */
    final void closeLeaked() throws Exception {
        for (AutoCloseable real : leaked) {
            real.close();
        }
    }

    private <T> T around(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            if (dead) {
                if (method.getName().equals("close")) {
                    return null;
                }
                throw new Killed("already");
            }
            try {
                before(method.getName());
                Object result = method.invoke(real, args);
                after(method.getName());
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
