package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the history of a ticket by the conditions of an objective. */
final class Runs {

    private Runs() {}

    static List<Run> of(Course course, History history) {
        if (course instanceof Course.FirstResponse) {
            return List.of(whole(history, Stop.ofFirstResponse(history)));
        } else if (course instanceof Course.Resolution) {
            return List.of(whole(history, Stop.ofResolution(history)));
        } else if (course instanceof Course.Own own) {
            return new ByConditions(own, history).runs();
        }
        return updates(course instanceof Course.RegularUpdate, history);
    }

    static Run of(String objective, Stay stay, History history) {
        Stop stop = Stop.of(objective, history, stay);
        return new Run(stay.sequence(), stay.startedAt(), notBefore(stop, stay.startedAt()), List.of(), true);
    }

    private static Run whole(History history, @Nullable Stop stop) {
        return new Run(1, history.openedAt, notBefore(stop, history.openedAt), List.of(), true);
    }

    private static @Nullable Stop notBefore(@Nullable Stop stop, Instant start) {
        return stop == null ? null : stop.notBefore(start);
    }

    /** A reply ends each; so does a resolution, for whatever was open then has been answered. */
    private static List<Run> updates(boolean regular, History history) {
        List<Run> runs = new ArrayList<>();
        Instant since = regular ? history.openedAt : null;
        boolean resolved = false;
        for (History.Step step : history.steps) {
            Happening happening = step.happening();
            Instant at = happening.occurredAt();
            boolean answers = happening instanceof Happening.Replied;
            boolean ends = happening instanceof Happening.Resolved || happening instanceof Happening.Closed;
            if (since != null && (answers || ends)) {
                runs.add(run(runs, since, new Stop(at, true)));
                since = null;
            } else if (since != null && happening instanceof Happening.Ended) {
                runs.add(run(runs, since, new Stop(at, false)));
                return runs;
            }
            if (ends) {
                resolved = true;
            } else if (happening instanceof Happening.Reopened) {
                resolved = false;
            }
            boolean starts = regular
                    ? answers || happening instanceof Happening.Reopened
                    : happening instanceof Happening.CustomerReplied;
            if (since == null && starts && !resolved) {
                since = at;
            }
        }
        if (since != null) {
            runs.add(run(runs, since, null));
        }
        return runs;
    }

    private static Run run(List<Run> before, Instant since, @Nullable Stop stop) {
        return new Run(before.size() + 1, since, notBefore(stop, since), List.of(), true);
    }

    /** Takes every event literally: a resolution stops or rests nothing unless a condition names it. */
    private static final class ByConditions {

        private final Course.Own own;
        private final History history;
        private final List<Run> runs = new ArrayList<>();
        private final List<Pause> pauses = new ArrayList<>();
        private @Nullable Instant since;
        private @Nullable Instant pausedSince;
        private String pausedBy = "";

        private ByConditions(Course.Own own, History history) {
            this.own = own;
            this.history = history;
        }

        List<Run> runs() {
            if (own.start().contains(Condition.OPENED)) {
                since = history.openedAt;
            }
            for (History.Step step : history.steps) {
                if (step.happening() instanceof Happening.Ended ended) {
                    end(ended.occurredAt(), false);
                    return runs;
                }
                tell(step.happening(), step.endsWait());
            }
            end(null, false);
            return runs;
        }

        private void tell(Happening happening, boolean endsWait) {
            Instant at = happening.occurredAt();
            if (since != null && met(own.stop(), happening, endsWait) != null) {
                end(at, true);
            } else if (since != null && met(own.cancel(), happening, endsWait) != null) {
                end(at, false);
            } else if (since != null && met(own.reset(), happening, endsWait) != null) {
                end(at, false);
                since = at;
            }
            if (since != null && pausedSince != null && met(own.resume(), happening, endsWait) != null) {
                resume(at);
            }
            Condition pause = met(own.pause(), happening, endsWait);
            if (since != null && pausedSince == null && pause != null) {
                pausedSince = at;
                pausedBy = pause.toString();
            }
            boolean mayStart = since == null && (runs.isEmpty() || own.recurs());
            if (mayStart && met(own.start(), happening, endsWait) != null) {
                since = at;
            }
        }

        private static @Nullable Condition met(Collection<Condition> any, Happening happening, boolean endsWait) {
            Condition met = null;
            for (Condition condition : any) {
                boolean holds = condition.isMetBy(happening, endsWait);
                // The same one whatever the order of the set.
                if (holds && (met == null || condition.toString().compareTo(met.toString()) < 0)) {
                    met = condition;
                }
            }
            return met;
        }

        private void resume(@Nullable Instant at) {
            if (pausedSince != null) {
                pauses.add(new Pause(pausedSince, at, pausedBy));
                pausedSince = null;
            }
        }

        /** @param at null if it goes on */
        private void end(@Nullable Instant at, boolean answered) {
            if (since == null) {
                return;
            }
            resume(at);
            Stop stop = at == null ? null : new Stop(at, answered).notBefore(since);
            runs.add(new Run(runs.size() + 1, since, stop, pauses, false));
            pauses.clear();
            since = null;
        }
    }
}
