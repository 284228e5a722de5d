package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.SlaPolicy.Objective;
import dev.tiercel.escalation.rulebook.SlaPolicy.UpdateFrom;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Trigger;
import dev.tiercel.escalation.rulebook.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is promised. */
final class SlaPolicyReader {

    private static final int MOST_OBJECTIVES = 20;
    private static final int MOST_TRIGGERS = 30;
    private static final Pattern OBJECTIVE = Pattern.compile("(?!tier-)[a-z][a-z0-9-]{0,63}");
    private static final String BUILT_IN = String.join(", ", new TreeSet<>(SlaPolicy.BUILT_IN));
    private static final String NAME =
            BUILT_IN + ", or a name of your own: a-z, 0-9 and '-', at most 64, starting with a"
                    + " letter and not with tier-; each once";
    private static final String START = "start";
    private static final String STOP = "stop";
    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";
    private static final String CANCEL = "cancel";
    private static final String RESET = "reset";
    private static final List<String> LISTS = List.of(START, STOP, PAUSE, RESUME, CANCEL, RESET);

    /** Lists of which no two can hold the same: what happens would mean both. */
    private static final List<List<String>> APART = List.of(
            List.of(START, STOP),
            List.of(START, CANCEL),
            List.of(STOP, CANCEL),
            List.of(STOP, RESET),
            List.of(CANCEL, RESET),
            List.of(PAUSE, RESUME));

    private SlaPolicyReader() {}

    static SlaPolicy read(DocumentObject document, String id) {
        String name = Values.text(document, "name");
        String calendar = Values.calendar(document, true);
        String allowed = "a list of 1 to " + MOST_OBJECTIVES + " objectives: " + BUILT_IN + ", or some of your own";
        List<Objective> objectives = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (DocumentObject object : document.atLeastOneObject("objectives", allowed)) {
            objectives.add(objective(object, name(object, seen, objectives.size()), calendar));
            object.refuseUnknownFields();
        }
        if (objectives.size() > MOST_OBJECTIVES) {
            document.report("objectives", objectives.size() + " objectives", allowed);
        }
        return new SlaPolicy(
                id,
                name,
                calendar == null ? Calendar.ALWAYS : calendar,
                objectives.isEmpty() ? List.of(standIn()) : objectives);
    }

    /** Null if it is none, which is reported. */
    private static @Nullable String name(DocumentObject object, Map<String, Integer> seen, int index) {
        String name = object.scalar("objective", true, NAME);
        if (name == null) {
            return null;
        }
        if (!OBJECTIVE.matcher(name).matches()) {
            object.report("objective", Values.quoted(name), NAME);
            return null;
        }
        Integer earlier = seen.putIfAbsent(name, index);
        if (earlier != null) {
            object.report("objective", Values.quoted(name), NAME + "; see objectives[" + earlier + "]");
        }
        return name;
    }

    /** @param name null if it is not known: then nothing is said about what would depend on it */
    private static Objective objective(DocumentObject object, @Nullable String name, @Nullable String ofPolicy) {
        String calendar = Values.calendar(object, false);
        String counts = object.has("calendar") ? calendar : ofPolicy;
        Targets targets = TargetReader.on(counts).read(object, "targets");
        List<Warning> warnAt = WarningReader.read(object, List.of(targets));
        Map<String, List<Trigger>> triggers = triggers(object, name);
        return new Objective(
                name == null ? Values.MISSING : name,
                targets,
                calendar,
                Values.pauseOn(object),
                warnAt,
                from(object, name),
                when(object),
                triggers.get(START),
                triggers.get(STOP),
                triggers.get(PAUSE),
                triggers.get(RESUME),
                triggers.get(CANCEL),
                triggers.get(RESET),
                recurs(object, name));
    }

    private static @Nullable UpdateFrom from(DocumentObject object, @Nullable String name) {
        if (SlaPolicy.NEXT_UPDATE.equals(name)) {
            return object.has("from") ? Values.word(object, "from", UpdateFrom.values()) : UpdateFrom.CUSTOMER_MESSAGE;
        }
        if (object.has("from") && name != null) {
            object.report("from", "given", "only for " + SlaPolicy.NEXT_UPDATE);
        }
        return null;
    }

    private static @Nullable Condition when(DocumentObject object) {
        DocumentObject when = object.objectOrNothing("when", ConditionReader.ALLOWED);
        return when == null ? null : ConditionReader.read(when, "what is promised for every ticket has no when");
    }

    private static Map<String, List<Trigger>> triggers(DocumentObject object, @Nullable String name) {
        boolean own = name == null || !SlaPolicy.BUILT_IN.contains(name);
        Map<String, List<Trigger>> triggers = new LinkedHashMap<>();
        for (String list : LISTS) {
            boolean given = object.has(list);
            if (given && !own) {
                object.report(
                        list, "given", "only for objectives of your own: " + name + " starts and stops by itself");
            }
            triggers.put(list, given && own ? list(object, list) : List.of());
        }
        if (!own) {
            return triggers;
        }
        if (!object.has(STOP) && name != null) {
            object.report(STOP, "missing", "a list of at least one of " + Trigger.ALLOWED);
        }
        if (!object.has(START)) {
            triggers.put(START, List.of(Trigger.OPENED));
        }
        if (object.has(RESUME) && !object.has(PAUSE)) {
            object.report(RESUME, "given", "only beside " + PAUSE + ": the waits of pauseOn end by themselves");
        }
        if (object.has(PAUSE) && !object.has(RESUME)) {
            triggers.put(RESUME, List.of(Trigger.RESUMED));
        }
        APART.forEach(pair -> refuseBoth(object, triggers, pair.get(0), pair.get(1)));
        return triggers;
    }

    private static List<Trigger> list(DocumentObject object, String list) {
        String allowed = "a list of at least one of " + Trigger.ALLOWED;
        List<String> words = object.scalars(list, allowed);
        List<Trigger> triggers = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (Trigger.isOne(words.get(i))) {
                triggers.add(new Trigger(words.get(i)));
            } else {
                object.report(list + "[" + i + "]", Values.quoted(words.get(i)), Trigger.ALLOWED);
            }
        }
        if (words.isEmpty() && object.isList(list) && list.equals(STOP)) {
            object.report(list, "an empty list", allowed);
        }
        Values.unique(object, list, words, MOST_TRIGGERS, allowed + ", each once");
        return triggers.stream().distinct().toList();
    }

    private static void refuseBoth(
            DocumentObject object, Map<String, List<Trigger>> triggers, String first, String second) {
        List<Trigger> others = triggers.getOrDefault(first, List.of());
        for (Trigger trigger : triggers.getOrDefault(second, List.of())) {
            if (others.stream().anyMatch(trigger::overlaps)) {
                object.report(
                        second, Values.quoted(trigger.word()) + ", which is in " + first, "what is not in " + first);
            }
        }
    }

    private static boolean recurs(DocumentObject object, @Nullable String name) {
        boolean recurs = object.flag("recurs");
        if (recurs && name != null && SlaPolicy.BUILT_IN.contains(name)) {
            object.report("recurs", "true", "only for objectives of your own");
        }
        return recurs;
    }

    private static Objective standIn() {
        return Objective.of(SlaPolicy.RESOLUTION, Targets.same(Duration.ofHours(1)), List.of());
    }
}
