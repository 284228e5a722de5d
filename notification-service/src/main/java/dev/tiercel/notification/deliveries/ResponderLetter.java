package dev.tiercel.notification.deliveries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a responder reads when a ticket comes to the tier, or back to life in it: what happened, the background, what to do. Never says when
 * something is due, only how long the tier was given: clocks pause and are re-timed, and their truth is not here.
 */
public final class ResponderLetter {

    private static final int STEPS_SHOWN = 10;
    private static final String CLOSING = "You get this because you are a responder of this tier.";
    private static final Map<String, String> HAPPENED = Map.of(
            "assigned", "Assigned to",
            "timed-out", "Escalated to",
            "manual", "Escalated to",
            "functional", "Moved over to",
            "handed-back", "Handed back to",
            "repeated", "Escalated again, from the beginning, to",
            "exhausted", "Last tier exhausted:");

    private ResponderLetter() {}

    /**
     * @param ticket absent if no event of the ticket has been read yet: a page that says little beats one that is late
     */
    public static Letter of(Happening happening, Happening.Moved moved, @Nullable Background ticket) {
        String move = HAPPENED.getOrDefault(moved.kind(), "Moved to") + " tier " + moved.toTier() + " ("
                + moved.tierName() + ")";
        String about = ticket == null ? "ticket " + happening.ticketId() : ticket.subject();
        String priority = ticket == null ? "" : "[" + ticket.priority() + "] ";
        List<Letter.Fact> facts = background(happening, ticket);
        facts.add(new Letter.Fact("Moved", Words.at(happening.at())));
        facts.add(new Letter.Fact("Why", cause(moved.cause())));
        describe(ticket, moved, facts);
        return new Letter(
                priority + move + ": " + about,
                move + ".",
                facts,
                sections(moved, ticket, nextStep(moved, ticket)),
                CLOSING);
    }

    /**
     * @param newest the newest move known now: where the ticket is taken up
     * @param ticket as it is known now, which may be newer than the event
     */
    public static Letter of(
            Happening happening, Happening.Reopened reopened, Happening.Moved newest, Background ticket) {
        String place = "tier " + newest.toTier() + " (" + newest.tierName() + ")";
        List<Letter.Fact> facts = background(happening, ticket);
        facts.add(new Letter.Fact("Reopened", Words.at(happening.at()) + " by " + reopened.by()));
        facts.add(new Letter.Fact("Why", reopened.reason()));
        describe(ticket, newest, facts);
        return new Letter(
                "[" + ticket.priority() + "] Reopened at " + place + ": " + ticket.subject(),
                "Reopened at " + place + "; its clocks run on.",
                facts,
                sections(newest, ticket, "Read why it was reopened, then go on where the ticket was left."),
                CLOSING);
    }

    private static List<Letter.Section> sections(Happening.Moved moved, @Nullable Background ticket, String nextStep) {
        List<Letter.Section> sections = new ArrayList<>();
        if (!moved.actionSteps().isEmpty()) {
            sections.add(new Letter.Section("What this tier is asked to do", true, moved.actionSteps()));
        }
        if (ticket != null) {
            sections.add(new Letter.Section("History", false, history(ticket)));
        }
        sections.add(new Letter.Section("Suggested next step", false, List.of(nextStep)));
        return sections;
    }

    private static List<Letter.Fact> background(Happening happening, @Nullable Background ticket) {
        List<Letter.Fact> facts = new ArrayList<>();
        facts.add(new Letter.Fact("Ticket", happening.ticketId()));
        if (ticket != null) {
            facts.add(new Letter.Fact("Subject", ticket.subject()));
            facts.add(new Letter.Fact("Priority", ticket.priority()));
            facts.add(new Letter.Fact(
                    "Customer",
                    ticket.plan() == null ? ticket.customerName() : ticket.customerName() + ", plan " + ticket.plan()));
            facts.add(new Letter.Fact("Status", ticket.status()));
            facts.add(new Letter.Fact("Opened", Words.at(ticket.openedAt())));
        }
        return facts;
    }

    private static void describe(@Nullable Background ticket, Happening.Moved moved, List<Letter.Fact> facts) {
        if (moved.communication() != null) {
            facts.add(new Letter.Fact("Communication", moved.communication()));
        }
        if (ticket != null
                && ticket.description() != null
                && !ticket.description().isBlank()) {
            facts.add(new Letter.Fact("Description", Words.cut(ticket.description(), 4_000)));
        }
    }

    private static String cause(Happening.Cause cause) {
        StringBuilder why = new StringBuilder();
        switch (cause.kind()) {
            case "created" -> why.append("a new ticket");
            case "breach" ->
                why.append("the promise of ")
                        .append(cause.objective() == null ? "time" : cause.objective())
                        .append(" was missed");
            case "retraction" -> why.append("the breach that had moved it here was taken back");
            case "request" -> why.append("requested");
            default -> why.append(cause.kind());
        }
        if (cause.dueAt() != null) {
            why.append("; it was due at ").append(Words.at(cause.dueAt()));
        }
        if (cause.by() != null) {
            why.append(" by ").append(cause.by());
        }
        if (cause.reason() != null) {
            why.append(": ").append(cause.reason());
        }
        return why.toString();
    }

    private static List<String> history(Background ticket) {
        List<Background.Step> all = ticket.history();
        List<String> lines = new ArrayList<>();
        if (all.size() > STEPS_SHOWN) {
            lines.add((all.size() - STEPS_SHOWN) + " earlier entries");
        }
        all.subList(Math.max(0, all.size() - STEPS_SHOWN), all.size()).stream()
                .map(step -> Words.at(step.at()) + "  " + step.what() + (step.by() == null ? "" : " by " + step.by()))
                .forEach(lines::add);
        return lines;
    }

    private static String nextStep(Happening.Moved moved, @Nullable Background ticket) {
        Duration within = ticket == null ? null : moved.respondWithin().get(ticket.priority());
        String acknowledge = "Acknowledge the ticket" + (within == null ? "" : " within " + Words.length(within))
                + " so that others know it is being worked on";
        return moved.actionSteps().isEmpty()
                ? acknowledge + "."
                : acknowledge + ", then begin with: " + moved.actionSteps().get(0);
    }
}
