package dev.tiercel.ticket.assessment.moves.rest;

import dev.tiercel.outbox.hibernate.SameContext;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Whether the versions an order names are known here. Whoever publishes a version and then moves tickets to it is often
 * faster than this service reads it, so the version that would be next is waited for.
 */
@ApplicationScoped
class WantedVersions {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 20;

    private final PolicyVersions versions;

    WantedVersions(PolicyVersions versions) {
        this.versions = versions;
    }

    /** Fails with 409 if one is not known and does not come. */
    Uni<Void> check(Mutiny.Session session, String tenant, MoveOrder order) {
        return check(session, tenant, PolicyKind.SLA_POLICY, order.newSlaPolicy())
                .chain(() -> check(session, tenant, PolicyKind.ESCALATION_POLICY, order.newEscalationPolicy()));
    }

    private Uni<Void> check(Mutiny.Session session, String tenant, PolicyKind kind, @Nullable PolicyRef wanted) {
        return wanted == null
                ? Uni.createFrom().voidItem()
                : await(session, tenant, kind, wanted, SameContext.executor(), STEPS);
    }

    private Uni<Void> await(
            Mutiny.Session session, String tenant, PolicyKind kind, PolicyRef wanted, Executor onContext, int left) {
        return versions.knows(session, kind, tenant, wanted)
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : versions.newest(session, kind, tenant, wanted.id())
                                .chain(newest -> left == 0 || wanted.version() > newest.orElse(0) + 1
                                        ? refuse(kind, wanted, newest)
                                        : pause(onContext)
                                                .chain(() ->
                                                        await(session, tenant, kind, wanted, onContext, left - 1))));
    }

    private static Uni<Void> refuse(PolicyKind kind, PolicyRef wanted, OptionalInt newest) {
        return Uni.createFrom().failure(Problems.unknownVersion(kind, wanted, newest));
    }

    private static Uni<Void> pause(Executor onContext) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(STEP).emitOn(onContext);
    }
}
