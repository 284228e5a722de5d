package dev.tiercel.slatimer.clocks.kafka;

import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.WarnAt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the stays of a ticket at its tiers, as a move tells them. */
final class StayReader {

    static final List<String> OBJECTIVES = List.of(Stay.RESPONSE, Stay.RESOLUTION);

    private StayReader() {}

    /** Oldest first; empty if there is none. */
    static List<Stay> stays(Fields move) throws MalformedException {
        List<Stay> stays = new ArrayList<>();
        for (Fields stay : move.objects("stays")) {
            int sequence = stay.integer("sequence", 1);
            if (!stays.isEmpty() && sequence <= stays.get(stays.size() - 1).sequence()) {
                throw new MalformedException(stay.path() + ".sequence: " + sequence + " (expected: > "
                        + stays.get(stays.size() - 1).sequence() + ")");
            }
            stays.add(stay(stay, sequence));
        }
        return stays;
    }

    private static Stay stay(Fields stay, int sequence) throws MalformedException {
        String calendar = stay.text("calendar");
        Fields limits = stay.object("limits");
        Map<String, Targets> targets = new HashMap<>();
        for (String objective : OBJECTIVES) {
            if (limits.node().has(objective)) {
                targets.put(objective, limits.targets(objective, calendar));
            }
        }
        return new Stay(
                sequence,
                stay.integer("tier", 1),
                stay.instant("startedAt"),
                stay.instantIfPresent("endedAt"),
                targets,
                stay.texts("pauseOn"),
                calendar,
                stay.parsedTexts("warnAt", WarnAt::parse),
                stay.policy("policy"));
    }
}
