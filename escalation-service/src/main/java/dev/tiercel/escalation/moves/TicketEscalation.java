package dev.tiercel.escalation.moves;

/** Where a ticket is on its way through the tiers. */
public sealed interface TicketEscalation {

    /** Events about the ticket may have come, its opening has not. */
    record Unseen() implements TicketEscalation {}

    /** The ticket has been opened, so it has a path. */
    sealed interface Seen extends TicketEscalation {

        Ticket ticket();

        Path path();

        BreachBook breaches();

        default Seen with(Ticket newer) {
            return of(newer, path(), breaches());
        }

        default Seen with(Path other) {
            return of(ticket(), other, breaches());
        }

        default Seen with(BreachBook book) {
            return of(ticket(), path(), book);
        }
    }

    /** A tier has the ticket and there may be one above it. */
    record AtTier(Ticket ticket, Path path, BreachBook breaches) implements Seen {}

    /** The last tier has missed its promise too; somebody must act, or that must be retracted. */
    record Exhausted(Ticket ticket, Path path, BreachBook breaches) implements Seen {}

    /** The ticket is finished; nothing moves it. Reopened it is where it was. */
    record Finished(Ticket ticket, Path path, BreachBook breaches) implements Seen {}

    static TicketEscalation unseen() {
        return new Unseen();
    }

    static Seen of(Ticket ticket, Path path, BreachBook breaches) {
        if (ticket.finished()) {
            return new Finished(ticket, path, breaches);
        }
        // A policy that goes on after the tier at which the former one ended has somebody to ask again.
        return path.current().kind() == MoveKind.EXHAUSTED && !path.goesOn()
                ? new Exhausted(ticket, path, breaches)
                : new AtTier(ticket, path, breaches);
    }
}
