package dev.tiercel.ticket.assessment.kafka;

import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import jakarta.inject.Singleton;

@Singleton
class EscalationPolicyReader extends PolicyReader {
    EscalationPolicyReader(PolicyVersions versions) {
        super(PolicyKind.ESCALATION_POLICY, versions);
    }
}
