package dev.tiercel.ticket.assessment.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import dev.tiercel.ticket.kafka.EventBody;
import dev.tiercel.ticket.kafka.EventHandler;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps each version of one kind of policy. */
abstract class PolicyReader implements EventHandler {
    private final PolicyKind kind;
    private final PolicyVersions versions;

    PolicyReader(PolicyKind kind, PolicyVersions versions) {
        this.kind = kind;
        this.versions = versions;
    }

    @Override
    public String type() {
        return "dev.tiercel." + kind.word() + ".published.v1";
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body) {
        PublishedPolicy policy = EventBody.read(body, PublishedPolicy.class);
        if (!policy.kind().equals(kind.word())) {
            throw new IllegalArgumentException("kind: " + policy.kind() + " (expected: " + kind.word() + ")");
        }
        return versions.keep(
                session,
                kind,
                policy.tenant(),
                new PolicyRef(policy.id(), policy.version()),
                new String(body, StandardCharsets.UTF_8));
    }
}
