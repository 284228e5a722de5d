package dev.tiercel.ticket.assessment.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.json.RulesJson;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.hibernate.reactive.mutiny.Mutiny;

/** What cannot be understood is refused here, where it reaches the dead letters, and not when a ticket is opened. */
@Singleton
class PolicyRulesReader extends PolicyReader {
    PolicyRulesReader(PolicyVersions versions) {
        super(PolicyKind.POLICY_RULES, versions);
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body) {
        RulesJson.read(new String(body, StandardCharsets.UTF_8));
        return super.handle(session, event, body);
    }
}
