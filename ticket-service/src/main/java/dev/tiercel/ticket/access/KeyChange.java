package dev.tiercel.ticket.access;

import java.util.function.Function;

/** What comes of a command to a key. */
public sealed interface KeyChange {

    <R> R match(Function<Changed, R> changed, Function<Unchanged, R> unchanged, Function<Refused, R> refused);

    record Changed(AccessKey key) implements KeyChange {
        @Override
        public <R> R match(
                Function<Changed, R> changed, Function<Unchanged, R> unchanged, Function<Refused, R> refused) {
            return changed.apply(this);
        }
    }

    /** It is so already. */
    record Unchanged(AccessKey key) implements KeyChange {
        @Override
        public <R> R match(
                Function<Changed, R> changed, Function<Unchanged, R> unchanged, Function<Refused, R> refused) {
            return unchanged.apply(this);
        }
    }

    /** @param status why: only an active key can be rotated */
    record Refused(AccessKey.Status status) implements KeyChange {
        @Override
        public <R> R match(
                Function<Changed, R> changed, Function<Unchanged, R> unchanged, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
