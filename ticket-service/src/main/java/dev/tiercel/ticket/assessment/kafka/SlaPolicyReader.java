package dev.tiercel.ticket.assessment.kafka;

import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import jakarta.inject.Singleton;

@Singleton
class SlaPolicyReader extends PolicyReader {
    SlaPolicyReader(PolicyVersions versions) {
        super(PolicyKind.SLA_POLICY, versions);
    }
}
