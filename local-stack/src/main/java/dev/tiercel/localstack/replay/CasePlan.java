package dev.tiercel.localstack.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a CRM would have told us of one case. The first line opens it; the first that says somebody works on it
 * acknowledges; a change of support line is a hand-up or hand-back; work after a resolution reopens. Lines that change
 * nothing are left out, so every step is one that a careful client would send.
 */
record CasePlan(String caseId, List<Step> steps, int ignored) {

    CasePlan {
        steps = List.copyOf(steps);
    }

    private enum State {
        OPEN,
        WAITING,
        RESOLVED,
        CLOSED,
        CANCELLED
    }

    static CasePlan of(List<LogRow> rows, Mapping mapping) {
        Reading reading = new Reading(rows.get(0), mapping);
        rows.forEach(reading::row);
        return new CasePlan(rows.get(0).caseId(), reading.steps, reading.ignored);
    }

    Instant beginsAt() {
        return steps.get(0).at();
    }

    private static final class Reading {
        private final Mapping mapping;
        private final List<Step> steps = new ArrayList<>();
        private State state = State.OPEN;
        private boolean acknowledged;
        private String reason = "";
        private int firstLine;
        private int line;
        private int ignored;

        Reading(LogRow first, Mapping mapping) {
            this.mapping = mapping;
            firstLine = first.line();
            line = first.line();
            steps.add(new Step.Open(
                    first.at(), mapping.priority(first), firstLine, first.value(mapping.subjectColumn())));
        }

        void row(LogRow row) {
            Activity activity = mapping.activity(row).orElse(Activity.IGNORED);
            if (activity == Activity.IGNORED || state == State.CANCELLED) {
                ignored++;
                return;
            }
            Instant at = row.at();
            if (activity.works()) {
                work(at, activity, row.line());
            } else if (activity == Activity.CANCELLED) {
                finish(state == State.OPEN || state == State.WAITING, new Step.Cancel(at), State.CANCELLED);
            } else {
                if (state == State.OPEN || state == State.WAITING) {
                    move(at, row.line());
                    steps.add(new Step.Resolve(at));
                    state = State.RESOLVED;
                }
                if (activity == Activity.CLOSED) {
                    finish(state == State.RESOLVED, new Step.Close(at), State.CLOSED);
                }
            }
        }

        private void work(Instant at, Activity activity, int inLine) {
            if (state == State.RESOLVED || state == State.CLOSED) {
                steps.add(new Step.Reopen(at));
                state = State.OPEN;
            }
            move(at, inLine);
            if (activity != Activity.QUEUED && !acknowledged) {
                acknowledged = true;
                steps.add(new Step.Acknowledge(at));
            }
            if (activity.waits()) {
                String wanted = activity.word().substring("waits-for-".length());
                if (state == State.WAITING && !wanted.equals(reason)) {
                    steps.add(new Step.Resume(at));
                    state = State.OPEN;
                }
                if (state == State.OPEN) {
                    steps.add(new Step.Wait(at, wanted));
                    state = State.WAITING;
                    reason = wanted;
                }
            } else if (state == State.WAITING) {
                steps.add(new Step.Resume(at));
                state = State.OPEN;
            }
        }

        private void move(Instant at, int inLine) {
            if (inLine == line) {
                return;
            }
            if (inLine < firstLine) {
                firstLine = inLine;
                steps.add(new Step.ChangePath(at, inLine));
            } else if (inLine > line) {
                steps.add(new Step.HandUp(at, inLine - firstLine + 1));
            } else {
                steps.add(new Step.HandBack(at, inLine - firstLine + 1));
            }
            line = inLine;
        }

        private void finish(boolean allowed, Step step, State after) {
            if (allowed) {
                steps.add(step);
                state = after;
            } else {
                ignored++;
            }
        }
    }
}
