package dev.tiercel.ticket.lifecycle;

import java.util.Objects;

/** The event a command makes of a ticket if it is legal. */
record EventOf(Ticket ticket, Circumstances met) implements TicketCommand.Cases<TicketEvent> {

    @Override
    public TicketEvent acknowledge(TicketCommand.Acknowledge command) {
        return new TicketEvent.Acknowledged(
                met.at(),
                command.by(),
                met.sourceSequence(),
                Objects.requireNonNullElse(command.sequence(), met.stayThen()));
    }

    @Override
    public TicketEvent reply(TicketCommand.Reply command) {
        return new TicketEvent.Replied(met.at(), command.by(), met.sourceSequence(), command.text());
    }

    @Override
    public TicketEvent customerReplied(TicketCommand.CustomerReplied command) {
        return new TicketEvent.CustomerReplied(met.at(), command.by(), met.sourceSequence(), command.text());
    }

    @Override
    public TicketEvent waitFor(TicketCommand.Wait command) {
        return new TicketEvent.Waiting(met.at(), command.by(), met.sourceSequence(), command.reason(), command.note());
    }

    @Override
    public TicketEvent resume(TicketCommand.Resume command) {
        return new TicketEvent.Resumed(met.at(), command.by(), met.sourceSequence());
    }

    @Override
    public TicketEvent reassess(TicketCommand.Reassess command) {
        Classification before = ticket.classification();
        Level impact = command.impact();
        Level urgency = command.urgency();
        Priority priority = command.priority();
        if (impact != null && urgency != null) {
            priority = met.priorities().priority(impact, urgency);
        } else if (priority == null) {
            priority = before.priority();
            impact = before.impact();
            urgency = before.urgency();
        }
        return new TicketEvent.Reassessed(
                met.at(),
                command.by(),
                met.sourceSequence(),
                priority,
                before.priority(),
                impact,
                urgency,
                command.category(),
                command.reason());
    }

    @Override
    public TicketEvent assign(TicketCommand.Assign command) {
        return new TicketEvent.Assigned(
                met.at(), command.by(), met.sourceSequence(), command.assignee(), command.team());
    }

    @Override
    public TicketEvent milestone(TicketCommand.Milestone command) {
        return new TicketEvent.MilestoneReached(met.at(), command.by(), met.sourceSequence(), command.name());
    }

    @Override
    public TicketEvent note(TicketCommand.Note command) {
        return new TicketEvent.Noted(met.at(), command.by(), met.sourceSequence(), command.text());
    }

    @Override
    public TicketEvent resolve(TicketCommand.Resolve command) {
        return new TicketEvent.Resolved(
                met.at(),
                command.by(),
                met.sourceSequence(),
                command.resolution(),
                command.rootCause(),
                Objects.requireNonNullElse(command.sequence(), met.stayThen()));
    }

    @Override
    public TicketEvent reopen(TicketCommand.Reopen command) {
        return new TicketEvent.Reopened(met.at(), command.by(), met.sourceSequence(), command.reason());
    }

    @Override
    public TicketEvent close(TicketCommand.Close command) {
        return new TicketEvent.Closed(met.at(), command.by(), met.sourceSequence(), command.agreedBy(), command.note());
    }

    @Override
    public TicketEvent cancel(TicketCommand.Cancel command) {
        return new TicketEvent.Cancelled(met.at(), command.by(), met.sourceSequence(), command.reason());
    }

    @Override
    public TicketEvent merge(TicketCommand.Merge command) {
        return new TicketEvent.Merged(met.at(), command.by(), met.sourceSequence(), command.into());
    }

    @Override
    public TicketEvent link(TicketCommand.Link command) {
        return new TicketEvent.Linked(met.at(), command.by(), met.sourceSequence(), command.to(), command.kind());
    }

    @Override
    public TicketEvent changePolicies(TicketCommand.ChangePolicies command) {
        Policies before = ticket.policies();
        return new TicketEvent.PoliciesChanged(
                met.at(),
                command.by(),
                met.sourceSequence(),
                before,
                new Policies(
                        Objects.requireNonNullElse(command.slaPolicy(), before.slaPolicy()),
                        Objects.requireNonNullElse(command.escalationPolicy(), before.escalationPolicy())));
    }
}
