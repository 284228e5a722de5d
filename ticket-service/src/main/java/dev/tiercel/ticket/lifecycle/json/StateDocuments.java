package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.Cancellation;
import dev.tiercel.ticket.lifecycle.Closure;
import dev.tiercel.ticket.lifecycle.Link;
import dev.tiercel.ticket.lifecycle.LinkKind;
import dev.tiercel.ticket.lifecycle.Merger;
import dev.tiercel.ticket.lifecycle.Resolution;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.TicketState;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot says about the state of its ticket, beside the status.
 *
 * @param waits only while it waits
 * @param resolution while it is resolved or closed
 */
record StateDocuments(
        @Nullable WaitDocument waits,
        @Nullable Resolution resolution,
        @Nullable Closure closure,
        @Nullable Cancellation cancellation,
        @Nullable MergeDocument merge) {

    private static final StateDocuments NOTHING = new StateDocuments(null, null, null, null, null);

    /** Whom a ticket waits for, since when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WaitDocument(
            String reason, Instant since, @Nullable String note) {}

    /** Which ticket it goes on as part of. */
    public record MergeDocument(String into, String by, Instant at) {}

    /** How a ticket relates to another. */
    public record LinkDocument(String to, String kind, String by, Instant at) {

        static LinkDocument of(Link link) {
            return new LinkDocument(link.to().value(), link.kind().word(), link.by(), link.at());
        }

        Link toLink() {
            return new Link(new TicketId(to), LinkKind.of(kind), by, at);
        }
    }

    static StateDocuments of(TicketState state) {
        return state.match(new TicketState.Cases<>() {
            @Override
            public StateDocuments open(TicketState.Open open) {
                return NOTHING;
            }

            @Override
            public StateDocuments waiting(TicketState.Waiting waiting) {
                return new StateDocuments(
                        new WaitDocument(waiting.reason().word(), waiting.since(), waiting.note()),
                        null,
                        null,
                        null,
                        null);
            }

            @Override
            public StateDocuments resolved(TicketState.Resolved resolved) {
                return new StateDocuments(null, resolved.resolution(), null, null, null);
            }

            @Override
            public StateDocuments closed(TicketState.Closed closed) {
                return new StateDocuments(null, closed.resolution(), closed.closure(), null, null);
            }

            @Override
            public StateDocuments cancelled(TicketState.Cancelled cancelled) {
                return new StateDocuments(null, null, null, cancelled.cancellation(), null);
            }

            @Override
            public StateDocuments merged(TicketState.Merged merged) {
                Merger merger = merged.merger();
                return new StateDocuments(
                        null, null, null, null, new MergeDocument(merger.into().value(), merger.by(), merger.at()));
            }
        });
    }

    TicketState toState(String status) {
        return switch (status) {
            case "open" -> new TicketState.Open();
            case "waiting" -> {
                WaitDocument wait = required(waits, status);
                yield new TicketState.Waiting(WaitReason.of(wait.reason()), wait.since(), wait.note());
            }
            case "resolved" -> new TicketState.Resolved(required(resolution, status));
            case "closed" -> new TicketState.Closed(required(resolution, status), required(closure, status));
            case "cancelled" -> new TicketState.Cancelled(required(cancellation, status));
            case "merged" -> {
                MergeDocument merged = required(merge, status);
                yield new TicketState.Merged(new Merger(new TicketId(merged.into()), merged.by(), merged.at()));
            }
            default ->
                throw new IllegalArgumentException(
                        "status: " + status + " (expected: open, waiting, resolved, closed, cancelled or merged)");
        };
    }

    private static <T> T required(@Nullable T value, String status) {
        return Objects.requireNonNull(value, () -> "status " + status + ": nothing says how");
    }
}
