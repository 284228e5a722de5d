package dev.tiercel.systemtests;

import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.mail.CaughtMail;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Remembers the ids of all mails; the mail catcher itself keeps only the newest thousand. */
final class Mailbox implements AutoCloseable {

    private final Stack stack;
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService postman = Executors.newSingleThreadScheduledExecutor();

    Mailbox(Stack stack) {
        this.stack = stack;
        postman.scheduleWithFixedDelay(this::empty, 0, 5, TimeUnit.SECONDS);
    }

    Set<String> messageIds() {
        empty();
        return Set.copyOf(messageIds);
    }

    @Override
    public void close() {
        postman.shutdownNow();
    }

    private void empty() {
        stack.mails().stream().map(CaughtMail::messageId).forEach(messageIds::add);
    }
}
