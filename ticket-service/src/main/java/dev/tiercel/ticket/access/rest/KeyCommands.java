package dev.tiercel.ticket.access.rest;

import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.IfMatch;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import dev.tiercel.ticket.access.AccessKey;
import dev.tiercel.ticket.access.ClearKey;
import dev.tiercel.ticket.access.KeyChange;
import dev.tiercel.ticket.access.KeyDecider;
import dev.tiercel.ticket.access.store.AccessKeyStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes keys, each change once, and leaves a line in the log of who did it. */
@ApplicationScoped
class KeyCommands {
    private static final Logger AUDIT = Logger.getLogger("dev.tiercel.audit");
    private static final String DEFAULT_TENANT = "default";

    private final IdempotentRequests requests;
    private final AccessKeyStore keys;
    private final Caller caller;
    private final InstantSource time;
    private final RandomGenerator random = new SecureRandom();

    KeyCommands(IdempotentRequests requests, AccessKeyStore keys, Caller caller, InstantSource time) {
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
        this.time = time;
    }

    Uni<Response> make(NewKey request, @Nullable String traceparent) {
        Instant now = now();
        ClearKey clear = ClearKey.create(random);
        AccessKey key = new AccessKey(
                UUID.randomUUID().toString(),
                tenant(request),
                1,
                request.name(),
                new TreeSet<>(request.roles()),
                List.of(new AccessKey.Secret(clear.hash(), null)),
                caller.name(),
                now,
                now,
                expiry(request, now),
                null);
        return audited((session, changed) -> keys.add(session, key, traceparent)
                .invoke(() -> changed.accept("made", key))
                .map(stored -> Response.created(URI.create("/keys/" + key.id()))
                        .header(HttpHeaders.ETAG, ETags.of(key.version()))
                        .entity(KeyAnswer.of(key, now, clear))
                        .build()));
    }

    Uni<Response> rotate(String id, IfMatch wanted, Duration overlap, @Nullable String traceparent) {
        Instant now = now();
        ClearKey clear = ClearKey.create(random);
        return change(
                id, wanted, "rotated", clear, key -> KeyDecider.rotate(key, clear.hash(), overlap, now), traceparent);
    }

    Uni<Response> revoke(String id, IfMatch wanted, @Nullable String traceparent) {
        Instant now = now();
        return change(id, wanted, "revoked", null, key -> KeyDecider.revoke(key, now), traceparent);
    }

    private Uni<Response> change(
            String id,
            IfMatch wanted,
            String verb,
            @Nullable ClearKey clear,
            Function<AccessKey, KeyChange> decision,
            @Nullable String traceparent) {
        String tenant = caller.tenant();
        Function<AccessKey, KeyChange> checked = key -> {
            wanted.check(key.version());
            return decision.apply(key);
        };
        return audited((session, log) -> keys.change(session, tenant, id, checked, traceparent)
                .map(found -> found.orElseThrow(() -> KeyProblems.unknownKey(id))
                        .match(
                                changed -> {
                                    log.accept(verb, changed.key());
                                    return answer(changed.key(), clear);
                                },
                                unchanged -> answer(unchanged.key(), null),
                                refused -> {
                                    throw KeyProblems.refused(id, refused.status());
                                })));
    }

    private Response answer(AccessKey key, @Nullable ClearKey clear) {
        return Response.ok(KeyAnswer.of(key, now(), clear))
                .header(HttpHeaders.ETAG, ETags.of(key.version()))
                .build();
    }

    /** What was changed is logged once it is committed; an answer that is given again changes nothing. */
    private Uni<Response> audited(Work work) {
        String by = caller.name();
        String of = caller.tenant();
        AtomicReference<@Nullable Runnable> line = new AtomicReference<>();
        return requests.inTransaction(session -> work.on(
                        session,
                        (verb, key) -> line.set(() -> AUDIT.infof(
                                "key %s (%s) of tenant %s with roles %s %s by key %s of tenant %s",
                                key.id(), key.name(), key.tenant(), key.roles(), verb, by, of))))
                .invoke(() -> {
                    Runnable committed = line.get();
                    if (committed != null) {
                        committed.run();
                    }
                })
                .onFailure()
                .transform(KeyProblems::of);
    }

    private interface Work {
        Uni<Response> on(Mutiny.Session session, BiConsumer<String, AccessKey> log);
    }

    private String tenant(NewKey request) {
        String tenant = request.tenant() == null ? caller.tenant() : request.tenant();
        if (!tenant.equals(caller.tenant()) && !caller.tenant().equals(DEFAULT_TENANT)) {
            throw KeyProblems.otherTenant(tenant);
        }
        return tenant;
    }

    private static @Nullable Instant expiry(NewKey request, Instant now) {
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now)) {
            throw TypedProblem.badField("expiresAt", "body", "over already (expected: an instant in the future)");
        }
        return request.expiresAt() == null ? null : request.expiresAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
