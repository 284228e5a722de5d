package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.documents.DocumentText;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.store.Change;
import dev.tiercel.escalation.rulebook.store.Edits;
import dev.tiercel.escalation.rulebook.store.RuleBookQueries;
import dev.tiercel.escalation.rulebook.store.Stored;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.TypedProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the endpoints of all kinds of entries have in common. */
@ApplicationScoped
class Entries {

    private final RuleBookQueries queries;
    private final Edits edits;
    private final Caller caller;
    private final Vertx vertx;

    Entries(RuleBookQueries queries, Edits edits, Caller caller, Vertx vertx) {
        this.queries = queries;
        this.edits = edits;
        this.caller = caller;
        this.vertx = vertx;
    }

    /** The newest version of an entry. */
    Uni<Response> get(EntryKey key, Request request) {
        return found(key).map(stored -> answer(Response.ok(), stored, request));
    }

    Uni<Response> version(EntryKey key, String version, Request request) {
        return versionOf(key, version).map(stored -> answer(Response.ok(), stored, request));
    }

    Uni<Stored> found(EntryKey key) {
        // An id that nothing can have is not looked for: some would be more than the database can read.
        Uni<Optional<Stored>> newest = EntryKey.isId(key.id())
                ? queries.newest(caller.tenant(), key)
                : Uni.createFrom().item(Optional.empty());
        return newest.onFailure()
                .transform(Refusals::of)
                .map(stored -> stored.orElseThrow(() -> Refusals.unknown(key)));
    }

    Uni<Stored> versionOf(EntryKey key, String version) {
        if (!EntryKey.isId(key.id()) || !version.matches("[1-9][0-9]{0,8}")) {
            throw Refusals.unknownVersion(key, version);
        }
        return queries.version(caller.tenant(), key, Integer.parseInt(version))
                .onFailure()
                .transform(Refusals::of)
                .map(stored -> stored.orElseThrow(() -> Refusals.unknownVersion(key, version)));
    }

    /** @param address of the entry */
    Uni<Response> put(EntryKey key, byte[] body, HttpHeaders headers, Request request, URI address) {
        if (!EntryKey.isId(key.id())) {
            throw TypedProblem.badField("id", "path", "no id (expected: " + EntryKey.ID_ALLOWED + ")");
        }
        Preconditions preconditions = Preconditions.of(
                headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        DocumentText form = EntryForms.formOf(headers.getMediaType());
        String tenant = caller.tenant();
        String by = caller.name();
        return reading(() -> Draft.of(key, form, text(body)))
                .chain(draft -> edits.put(tenant, key, draft, preconditions, by))
                .onFailure()
                .transform(Refusals::of)
                .map(change -> {
                    if (change instanceof Change.Created created) {
                        return answer(Response.created(address), created.stored(), request);
                    }
                    return answer(Response.ok(), storedBy(key, change), request);
                });
    }

    Uni<Response> remove(EntryKey key, @Nullable String ifMatch) {
        if (!EntryKey.isId(key.id())) {
            throw Refusals.unknown(key);
        }
        return edits.remove(caller.tenant(), key, Preconditions.of(ifMatch, null), caller.name())
                .onFailure()
                .transform(Refusals::of)
                .map(change -> {
                    if (change instanceof Change.Removed) {
                        return Response.noContent().build();
                    }
                    throw refusal(key, change);
                });
    }

    /** Reads where it may take long: the first calendar that names a country waits for its public holidays. */
    Uni<Draft> reading(Callable<Draft> reader) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(reader).toCompletionStage());
    }

    /** The text of a body. */
    static String text(byte @Nullable [] body) {
        String text = body == null ? "" : EntryForms.text(body);
        if (text == null) {
            throw Refusals.mistaken(List.of(new Mistake("", 0, "", "not UTF-8", "text in UTF-8")));
        }
        return text;
    }

    private static Stored storedBy(EntryKey key, Change change) {
        if (change instanceof Change.Changed changed) {
            return changed.stored();
        }
        if (change instanceof Change.Unchanged unchanged) {
            return unchanged.stored();
        }
        throw refusal(key, change);
    }

    private static RuntimeException refusal(EntryKey key, Change change) {
        if (change instanceof Change.Mistaken mistaken) {
            return Refusals.mistaken(mistaken.mistakes());
        }
        if (change instanceof Change.StillNeeded needed) {
            return Refusals.stillNeeded(key, needed.needs());
        }
        if (change instanceof Change.Unknown) {
            return Refusals.unknown(key);
        }
        throw new IllegalStateException(key + ": " + change + " (expected: a refusal)");
    }

    private static Response answer(Response.ResponseBuilder answer, Stored stored, Request request) {
        ObjectNode document = EntryForms.document(stored);
        return EntryForms.answer(answer.header(HttpHeaders.ETAG, ETags.of(stored.number())), document, request)
                .build();
    }
}
