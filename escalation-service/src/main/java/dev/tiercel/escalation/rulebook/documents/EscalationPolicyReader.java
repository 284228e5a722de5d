package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads who is asked in which order. */
final class EscalationPolicyReader {

    private static final int MOST_TIERS = 50;
    private static final int MOST_RESPONDERS = 100;
    private static final String LIMITS = Tier.RESPONSE + ", " + Tier.RESOLUTION;

    private EscalationPolicyReader() {}

    static EscalationPolicy read(DocumentObject document, String id) {
        String name = Values.text(document, "name");
        var settleFor = Values.settleFor(document);
        List<Tier> tiers = new ArrayList<>();
        String allowed = "a list of 1 to " + MOST_TIERS + " tiers, the first line first";
        for (DocumentObject object : document.atLeastOneObject("tiers", allowed)) {
            tiers.add(tier(tiers.size() + 1, object));
            object.refuseUnknownFields();
        }
        if (tiers.size() > MOST_TIERS) {
            document.report("tiers", tiers.size() + " tiers", allowed);
        }
        if (tiers.isEmpty()) {
            tiers.add(standIn());
        }
        return new EscalationPolicy(id, name, settleFor, tiers, repeat(document, tiers.size()));
    }

    private static Tier tier(int number, DocumentObject object) {
        // The order says it; a document that numbers its tiers all the same must number them so.
        if (object.has("tier")) {
            Integer given = object.integer("tier", 1, MOST_TIERS);
            if (given != null && given != number) {
                object.report("tier", String.valueOf(given), number + ": tiers stand in order, without gaps");
            }
        }
        String name = Values.text(object, "name");
        String team = Values.name(object, "team");
        List<String> responders = Values.names(object, "responders", "people", MOST_RESPONDERS);
        String calendar = Values.calendar(object, true);
        Map<String, Targets> limits = limits(object, TargetReader.on(calendar));
        List<Warning> warnAt = WarningReader.read(object, limits.values());
        List<String> steps = Texts.lines(object, "actionSteps", 1, 500, 100);
        String communication = Texts.prose(object, "communication", 2000);
        return new Tier(
                number,
                name,
                team,
                responders,
                limits,
                warnAt,
                Values.pauseOn(object),
                calendar == null ? Calendar.ALWAYS : calendar,
                steps,
                communication);
    }

    private static Map<String, Targets> limits(DocumentObject tier, TargetReader targets) {
        Map<String, Targets> limits = new TreeMap<>();
        DocumentObject given = tier.objectOrNothing("limits", LIMITS);
        if (given == null) {
            return limits;
        }
        for (String limit : List.of(Tier.RESPONSE, Tier.RESOLUTION)) {
            if (given.has(limit)) {
                limits.put(limit, targets.read(given, limit));
            }
        }
        given.refuseUnknownFields();
        return limits;
    }

    private static @Nullable Repeat repeat(DocumentObject document, int tiers) {
        DocumentObject given = document.objectOrNothing("repeat", "times, fromTier");
        if (given == null) {
            return null;
        }
        Integer times = given.integer("times", 1, 9);
        Integer fromTier = given.integer("fromTier", 1, tiers);
        given.refuseUnknownFields();
        return times == null || fromTier == null ? null : new Repeat(times, fromTier);
    }

    private static Tier standIn() {
        return new Tier(
                1,
                Values.MISSING,
                Values.MISSING,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Calendar.ALWAYS,
                List.of(),
                null);
    }
}
