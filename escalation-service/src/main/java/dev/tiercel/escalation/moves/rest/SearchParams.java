package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.store.Found;
import dev.tiercel.escalation.moves.store.Search;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which escalations are listed; every condition that is given must hold. */
public class SearchParams extends PageParams {

    private static final String LIST = "escalations";
    private static final String TIER = "^[1-9][0-9]{0,3}$";
    private static final String KINDS = "^(assigned|timed-out|repeated|manual|functional|handed-back|exhausted)$";
    private static final String BOOLEAN = "^(true|false)$";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("tier")
    @Parameter(
            description = "Number of the tier that has the ticket.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "9999"))
    @Nullable
    String tier;

    @QueryParam("team")
    @Parameter(description = "Id of the team that has the ticket.", schema = @Schema(pattern = Texts.NAME))
    @Nullable
    String team;

    @QueryParam("responder")
    @Parameter(description = "Id of a person who was told of the current stay.", schema = @Schema(pattern = Texts.NAME))
    @Nullable
    String responder;

    @QueryParam("kind")
    @Parameter(description = "Kind of the move that began the current stay.", schema = @Schema(pattern = KINDS))
    @Nullable
    String kind;

    @QueryParam("open")
    @Parameter(
            description = "`true` for unfinished tickets only, `false` for finished ones only.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String open;

    PageRequest page() {
        return of(LIST, 2);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter
     */
    Search search(String tenant, PageRequest page) {
        String atTier = checked("tier", tier, TIER, "not a tier (expected: a whole number from 1)");
        String isOpen = checked("open", open, BOOLEAN, "not known (expected: true or false)");
        return new Search(
                tenant,
                atTier == null ? null : Integer.valueOf(atTier),
                checked("team", team, Texts.NAME, "not a name (expected: the id of a team)"),
                checked("responder", responder, Texts.NAME, "not a name (expected: the id of a person)"),
                checked(
                        "kind",
                        kind,
                        KINDS,
                        "not known (expected: assigned, timed-out, repeated, manual, functional, handed-back or exhausted)"),
                isOpen == null ? null : Boolean.valueOf(isOpen),
                page.fetch(),
                page.after().isEmpty()
                        ? null
                        : new Search.Place(
                                page.after(0, SearchParams::startOfAStay),
                                page.after(1, text -> new TicketId(text).value())));
    }

    private static @Nullable String checked(String parameter, @Nullable String text, String pattern, String message) {
        if (text != null && !text.matches(pattern)) {
            throw TypedProblem.badField(parameter, "query", message);
        }
        return text;
    }

    /** A made-up instant could be one that the database has no place for. */
    private static Instant startOfAStay(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(END_OF_TIME)) {
            throw new IllegalArgumentException("start of a stay: " + text + " (expected: one that was written here)");
        }
        return instant;
    }

    static List<String> place(Found found) {
        return List.of(found.startedAt().toString(), found.ticketId());
    }
}
