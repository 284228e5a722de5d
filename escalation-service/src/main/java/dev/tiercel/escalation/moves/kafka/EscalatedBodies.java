package dev.tiercel.escalation.moves.kafka;

import dev.tiercel.escalation.moves.MoveKind;
import dev.tiercel.escalation.moves.NotMovedReason;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.WaitReason;
import dev.tiercel.escalation.rulebook.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies on {@code escalated} and {@code tiers}, field by field as the contract has them. */
final class EscalatedBodies {

    private EscalatedBodies() {}

    record MovedBody(
            String ticketId,
            String tenant,
            int sequence,
            MoveKind kind,
            @Nullable Integer fromTier,
            int toTier,
            String tierName,
            @Nullable Integer repeat,
            Instant movedAt,
            CauseBody cause,
            String team,
            List<String> responders,
            List<String> actionSteps,
            @Nullable String communication,
            PolicyRef policy,
            List<StayBody> stays,
            int ticketVersion) {}

    record TiersBody(
            String ticketId,
            String tenant,
            int sequence,
            MoveKind kind,
            int tier,
            String tierName,
            Instant movedAt,
            String team,
            List<String> responders,
            PolicyRef policy,
            List<StayBody> stays,
            int ticketVersion) {}

    record CauseBody(
            String kind,
            @Nullable String eventId,
            @Nullable String breachId,
            @Nullable String objective,
            @Nullable Instant dueAt,
            @Nullable Instant detectedAt,
            @Nullable String by,
            @Nullable String reason) {}

    record StayBody(
            int sequence,
            int tier,
            Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, Targets> limits,
            @Nullable List<Warning> warnAt,
            List<WaitReason> pauseOn,
            String calendar,
            PolicyRef policy) {}

    record NotMovedBody(
            String ticketId,
            String tenant,
            String eventId,
            String breachId,
            String objective,
            NotMovedReason reason,
            int currentTier,
            int currentSequence,
            Instant decidedAt,
            int ticketVersion) {}
}
