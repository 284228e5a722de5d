package dev.tiercel.notification.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the customer reads; names no person of the house and no internal cause. */
public final class CustomerLetter {

    private static final String CLOSING = "Please keep the ticket number for any question about this matter.";

    private CustomerLetter() {}

    /** Empty for an event customers are not told of. */
    public static Optional<Letter> of(Happening happening, Background ticket) {
        Happening.What what = happening.what();
        if (what instanceof Happening.Opened) {
            return Optional.of(letter(
                    "We have received your request: " + ticket.subject(),
                    "Dear " + ticket.customerName() + ", we have received your request and are looking after it.",
                    ticket,
                    List.of(new Letter.Fact("Received", Words.at(happening.at())))));
        }
        if (what instanceof Happening.Resolved resolved) {
            return Optional.of(letter(
                    "Resolved: " + ticket.subject(),
                    "Dear " + ticket.customerName() + ", your request has been resolved.",
                    ticket,
                    List.of(
                            new Letter.Fact("Resolved", Words.at(happening.at())),
                            new Letter.Fact("Resolution", resolved.resolution()))));
        }
        if (what instanceof Happening.Reopened) {
            // The reason may be the words of somebody of the house.
            return Optional.of(letter(
                    "We have taken up your request again: " + ticket.subject(),
                    "Dear " + ticket.customerName() + ", we are looking after your request again.",
                    ticket,
                    List.of(new Letter.Fact("Taken up", Words.at(happening.at())))));
        }
        if (what instanceof Happening.Moved moved) {
            // What the policy says under communication is for the tier, not for the customer.
            return Optional.of(letter(
                    "Your request was escalated to " + moved.tierName() + ": " + ticket.subject(),
                    "Dear " + ticket.customerName() + ", your request has been escalated to give it more attention.",
                    ticket,
                    List.of(new Letter.Fact("Now with", moved.tierName()))));
        }
        return Optional.empty();
    }

    private static Letter letter(String subject, String lead, Background ticket, List<Letter.Fact> more) {
        List<Letter.Fact> facts = new ArrayList<>();
        facts.add(new Letter.Fact("Ticket", ticket.ticketId()));
        facts.add(new Letter.Fact("Subject", ticket.subject()));
        facts.add(new Letter.Fact("Priority", ticket.priority()));
        facts.addAll(more);
        return new Letter(subject, lead, facts, List.of(), CLOSING);
    }
}
