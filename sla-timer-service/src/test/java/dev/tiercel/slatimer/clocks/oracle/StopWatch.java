package dev.tiercel.slatimer.clocks.oracle;

import dev.tiercel.slatimer.clocks.Course;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Target;
import dev.tiercel.slatimer.clocks.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sits beside a ticket with a stop watch and looks every minute: who is waited for, whether it rests, by which terms it is
 * measured, whether anybody works. Everything else is counted one minute after the other.
 */
final class StopWatch {

    /**
     * What it saw of one clock; minutes, -1 for never.
     *
     * @param policy that held when it was missed
     * @param spent until it stopped, or until the end
     */
    record Seen(int start, int missed, @Nullable PolicyRef policy, int stopped, boolean answered, int spent) {}

    private record Terms(int from, int to, Priority priority, PolicyRef policy) {}

    private record Run(int start, int stopped, boolean answered, boolean[] paused, boolean rests) {}

    private record Ruler(Target target, boolean always, Set<String> pauseOn, PolicyRef policy) {}

    private final Life life;
    private final Lot lot;
    private final World world;
    private final String[] waitingFor = new String[World.MINUTES];
    private final boolean[] resting = new boolean[World.MINUTES];
    private final boolean[] resolvedAt = new boolean[World.MINUTES];
    private final boolean[] endsWait = new boolean[World.MINUTES];
    private final List<Terms> terms = new ArrayList<>();

    StopWatch(Life life, Lot lot) {
        this.life = life;
        this.lot = lot;
        this.world = life.world;
        watch();
    }

    private void watch() {
        String waiting = null;
        int resolved = -1;
        Priority priority = life.priority;
        PolicyRef policy = Life.FIRST;
        int since = life.opened;
        for (int minute = 0; minute < World.MINUTES; minute++) {
            Life.Event event = life.eventAt(minute);
            if (event != null) {
                String before = waiting;
                Priority priorityBefore = priority;
                PolicyRef policyBefore = policy;
                switch (event.type()) {
                    case "waiting" -> waiting = event.detail();
                    case "resumed", "ended" -> waiting = null;
                    case "customer-replied" -> waiting = "customer".equals(waiting) ? null : waiting;
                    case "resolved", "closed" -> {
                        waiting = null;
                        resolved = resolved < 0 ? minute : resolved;
                    }
                    case "reopened" -> {
                        if (resolved >= 0) {
                            Arrays.fill(resting, resolved, minute, true);
                            Arrays.fill(resolvedAt, resolved, minute, false);
                        }
                        resolved = -1;
                    }
                    case "reassessed" -> priority = Priority.valueOf(event.detail());
                    case "policies-changed" -> policy = event.detail().equals("1") ? Life.FIRST : Life.SECOND;
                    default -> {
                        // touches neither terms nor pauses
                    }
                }
                endsWait[minute] =
                        before != null && (waiting == null || event.type().equals("waiting"));
                if (priority != priorityBefore || !policy.equals(policyBefore)) {
                    terms.add(new Terms(since, minute, priorityBefore, policyBefore));
                    since = minute;
                }
            }
            waitingFor[minute] = waiting;
            resolvedAt[minute] = resolved >= 0;
        }
        terms.add(new Terms(since, Integer.MAX_VALUE, priority, policy));
    }

    /** By {@code objective/instance}. */
    Map<String, Seen> clocks() {
        Map<String, Seen> clocks = new LinkedHashMap<>();
        for (String name : List.of("first-response", "next-update", "resolution", Lot.OWN)) {
            List<Run> runs = runs(name);
            for (int i = 0; i < runs.size(); i++) {
                Seen seen = measure(runs.get(i), name);
                if (seen != null) {
                    clocks.put(name + "/" + (i + 1), seen);
                }
            }
        }
        for (int i = 0; i < life.stays.size(); i++) {
            Stay stay = life.stays.get(i);
            for (Map.Entry<String, Targets> limit : stay.limits().entrySet()) {
                Run run = ofStay(limit.getKey(), i);
                List<Ruler> rulers = terms.stream()
                        .map(one -> new Ruler(
                                limit.getValue().of(one.priority()),
                                stay.calendar().equals("24x7"),
                                stay.pauseOn(),
                                stay.policy()))
                        .toList();
                clocks.put(limit.getKey() + "/" + stay.sequence(), measure(run, rulers));
            }
        }
        return clocks;
    }

    private @Nullable Seen measure(Run run, String name) {
        List<@Nullable Ruler> rulers = new ArrayList<>();
        boolean promised = false;
        for (Terms one : terms) {
            Ruler ruler = null;
            for (SlaPolicy.Objective objective : lot.policies.get(one.policy()).objectives()) {
                boolean measured = objective.when().values().isEmpty()
                        || "complaint".equals(life.opening().fields().get("category"));
                if (objective.name().equals(name) && measured && one.to() > run.start()) {
                    ruler = new Ruler(
                            objective.targets().of(one.priority()),
                            objective.calendar().equals("24x7"),
                            objective.pauseOn(),
                            one.policy());
                }
            }
            rulers.add(ruler);
            promised |= ruler != null;
        }
        return promised ? measure(run, rulers) : null;
    }

    private Seen measure(Run run, List<? extends @Nullable Ruler> rulers) {
        int last = rulers.size() - 1;
        while (rulers.get(last) == null) {
            last--;
        }
        int dropped = last < rulers.size() - 1 ? terms.get(last).to() : -1;
        for (int i = 0; i <= last; i++) {
            Ruler ruler = rulers.get(i);
            Terms one = terms.get(i);
            if (ruler == null) {
                continue;
            }
            int stopped = run.stopped() >= 0 && run.stopped() < one.to() ? run.stopped() : -1;
            int missed = missed(run, ruler, one);
            if (missed >= 0 && missed <= Life.END && (stopped < 0 || stopped >= missed)) {
                int end = run.stopped();
                boolean answered = run.answered();
                if (dropped >= 0 && (end < 0 || dropped < end)) {
                    end = dropped;
                    answered = false;
                }
                return new Seen(run.start(), missed, ruler.policy(), end, answered, spent(run, ruler, end));
            } else if (stopped >= 0) {
                Ruler newest = newest(rulers, stopped);
                return new Seen(run.start(), -1, null, stopped, run.answered(), spent(run, newest, stopped));
            }
        }
        Ruler newest = newest(rulers, dropped < 0 ? Integer.MAX_VALUE : dropped);
        return new Seen(run.start(), -1, null, dropped, false, spent(run, newest, dropped));
    }

    private Ruler newest(List<? extends @Nullable Ruler> rulers, int stopped) {
        Ruler newest = null;
        for (int i = 0; i < rulers.size(); i++) {
            if (rulers.get(i) != null && (newest == null || terms.get(i).from() <= stopped)) {
                newest = rulers.get(i);
            }
        }
        if (newest == null) {
            throw new AssertionError("no terms");
        }
        return newest;
    }

    private int spent(Run run, Ruler ruler, int stopped) {
        int until = stopped < 0 ? Life.END : stopped;
        int spent = 0;
        for (int minute = run.start(); minute < until; minute++) {
            spent += world.isWorked(ruler.always(), minute) && !isPaused(run, ruler, minute) ? 1 : 0;
        }
        return spent;
    }

    /** Within the terms; -1 if not. */
    private int missed(Run run, Ruler ruler, Terms one) {
        int runsOut = ruler.target() instanceof Target.Within within
                ? count(run, ruler, (int) within.time().toMinutes())
                : move(run, ruler, firstDue(run, ruler));
        if (runsOut < 0) {
            return -1;
        }
        int missed = runsOut;
        if (runsOut < one.from()) {
            missed = one.from();
            while (run.rests() && resting[missed]) {
                missed++;
            }
        }
        return missed < one.to() ? missed : -1;
    }

    private int count(Run run, Ruler ruler, int wanted) {
        int left = wanted;
        for (int minute = run.start(); minute < World.MINUTES; minute++) {
            if (left == 0) {
                return minute;
            }
            left -= world.isWorked(ruler.always(), minute) && !isPaused(run, ruler, minute) ? 1 : 0;
        }
        return -1;
    }

    private int firstDue(Run run, Ruler ruler) {
        return ruler.target() instanceof Target.WorkingDays days
                ? world.workingDays(run.start(), days.days())
                : world.byTime(
                        run.start(), ((Target.ByTime) ruler.target()).days(), ((Target.ByTime) ruler.target()).time());
    }

    /** Each minute that is paused and worked before it is due puts it off by a worked minute; -1 while a pause goes on. */
    private int move(Run run, Ruler ruler, int first) {
        int due = first;
        for (int minute = run.start(); due >= 0 && minute < due; ) {
            if (!isPaused(run, ruler, minute)) {
                minute++;
                continue;
            }
            int end = minute;
            int worked = 0;
            while (end < World.MINUTES && isPaused(run, ruler, end)) {
                worked += world.isWorked(ruler.always(), end) ? 1 : 0;
                end++;
            }
            if (end == World.MINUTES) {
                return -1;
            }
            int moved = world.plus(ruler.always(), due, worked);
            due = moved < 0 ? -1 : Math.max(moved, end);
            minute = end;
        }
        return due;
    }

    private boolean isPaused(Run run, Ruler ruler, int minute) {
        return waitingFor[minute] != null && ruler.pauseOn().contains(waitingFor[minute])
                || run.rests() && resting[minute]
                || run.paused().length > 0 && run.paused()[minute];
    }

    private List<Run> runs(String name) {
        return switch (name) {
            case "first-response" -> List.of(firstResponse());
            case "resolution" -> List.of(resolution());
            case "next-update" -> updates();
            default -> own();
        };
    }

    private Run firstResponse() {
        for (int minute = life.opened; minute < World.MINUTES; minute++) {
            String type = typeAt(minute);
            boolean answers =
                    Set.of("acknowledged", "replied", "resolved", "closed").contains(type);
            if (answers || type.equals("ended")) {
                return new Run(life.opened, minute, answers, new boolean[0], true);
            }
        }
        return new Run(life.opened, -1, false, new boolean[0], true);
    }

    /** The first minute from which it stays resolved. */
    private Run resolution() {
        for (int minute = life.opened; minute < World.MINUTES; minute++) {
            boolean ended = typeAt(minute).equals("ended");
            if (ended || resolvedAt[minute] && resolvedAt[World.MINUTES - 1] && !resting[minute]) {
                return new Run(life.opened, minute, !ended, new boolean[0], true);
            }
        }
        return new Run(life.opened, -1, false, new boolean[0], true);
    }

    private List<Run> updates() {
        boolean regular = lot.policies.values().stream()
                .flatMap(policy -> policy.objectives().stream())
                .anyMatch(objective -> objective.course() instanceof Course.RegularUpdate);
        List<Run> runs = new ArrayList<>();
        int owedSince = regular ? life.opened : -1;
        for (int minute = life.opened; minute < World.MINUTES; minute++) {
            String type = typeAt(minute);
            boolean solved = resolvedAt[minute] || resting[minute];
            boolean answers = type.equals("replied") || type.equals("resolved") || type.equals("closed");
            if (owedSince >= 0 && (answers || type.equals("ended"))) {
                runs.add(new Run(owedSince, minute, answers, new boolean[0], true));
                owedSince = -1;
            }
            if (type.equals("ended")) {
                return runs;
            }
            boolean owes =
                    regular ? type.equals("replied") || type.equals("reopened") : type.equals("customer-replied");
            if (owedSince < 0 && owes && !solved) {
                owedSince = minute;
            }
        }
        if (owedSince >= 0) {
            runs.add(new Run(owedSince, -1, false, new boolean[0], true));
        }
        return runs;
    }

    private List<Run> own() {
        List<Run> runs = new ArrayList<>();
        int since = -1;
        boolean pausing = false;
        boolean[] paused = new boolean[World.MINUTES];
        for (int minute = life.opened; minute < World.MINUTES; minute++) {
            String type = typeAt(minute);
            if (minute == life.opened && isNamed(lot.own.start(), "opened", false)) {
                since = minute;
            }
            if (!type.isEmpty()) {
                boolean stops = isNamed(lot.own.stop(), name(minute), endsWait[minute]);
                boolean resets = isNamed(lot.own.reset(), name(minute), endsWait[minute]);
                boolean voids = type.equals("ended") || isNamed(lot.own.cancel(), name(minute), endsWait[minute]);
                boolean started = since >= 0;
                if (since >= 0 && (stops || voids || resets)) {
                    runs.add(new Run(since, minute, stops && !type.equals("ended"), paused, false));
                    since = !stops && !voids ? minute : -1;
                    paused = new boolean[World.MINUTES];
                    pausing = false;
                }
                if (type.equals("ended")) {
                    return runs;
                }
                if (since >= 0 && pausing && isNamed(lot.own.resume(), name(minute), endsWait[minute])) {
                    pausing = false;
                }
                if (since >= 0 && isNamed(lot.own.pause(), name(minute), endsWait[minute])) {
                    pausing = true;
                }
                boolean may = since < 0 && (runs.isEmpty() && !started || lot.own.recurs());
                if (may && isNamed(lot.own.start(), name(minute), endsWait[minute])) {
                    since = minute;
                }
            }
            paused[minute] = since >= 0 && pausing;
        }
        if (since >= 0) {
            runs.add(new Run(since, -1, false, paused, false));
        }
        return runs;
    }

    private Run ofStay(String objective, int index) {
        int sequence = index + 1;
        int from = life.stayMinutes.get(index)[0];
        int left = life.stayMinutes.get(index)[1];
        boolean leftAnswered = false;
        if (left >= 0 && resting[left]) {
            // Who moves a ticket that rests leaves the tier as the resolution left it.
            while (resting[left - 1]) {
                left--;
            }
            leftAnswered = sequenceAt(left) >= sequence;
        }
        for (int minute = 0; minute < World.MINUTES; minute++) {
            String type = typeAt(minute);
            boolean begins = type.equals("resolved") && isFirstResolution(minute);
            boolean solved = begins && resolvedAt[minute] && resolvedAt[World.MINUTES - 1];
            boolean responds = objective.equals(Stay.RESPONSE)
                    && (type.equals("acknowledged") || begins)
                    && sequenceAt(minute) >= sequence;
            boolean answered = responds || solved && sequenceAt(minute) >= sequence || minute == left && leftAnswered;
            if (answered || solved || type.equals("ended") || minute == left) {
                return new Run(from, Math.max(from, minute), answered, new boolean[0], true);
            }
        }
        return new Run(from, -1, false, new boolean[0], true);
    }

    /** Whether it was not resolved the minute before. */
    private boolean isFirstResolution(int minute) {
        return !resolvedAt[minute - 1] && !resting[minute - 1];
    }

    private int sequenceAt(int minute) {
        Life.Event event = life.eventAt(minute);
        return event == null ? 0 : event.sequence();
    }

    private String typeAt(int minute) {
        Life.Event event = life.eventAt(minute);
        return event == null ? "" : event.type();
    }

    private String name(int minute) {
        Life.Event event = life.eventAt(minute);
        if (event == null) {
            return "";
        }
        return event.type().equals("waiting") || event.type().equals("milestone")
                ? event.type() + ":" + event.detail()
                : event.type();
    }

    private static boolean isNamed(
            Set<dev.tiercel.slatimer.clocks.Condition> conditions, String name, boolean resumes) {
        return conditions.stream()
                .map(Object::toString)
                .anyMatch(condition -> condition.equals(name)
                        || condition.equals("resumed") && resumes
                        || condition.equals("waiting") && name.startsWith("waiting:"));
    }
}
