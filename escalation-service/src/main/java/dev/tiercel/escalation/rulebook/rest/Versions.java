package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.rest.VersionDiff.FieldChange;
import dev.tiercel.escalation.rulebook.store.RuleBookQueries;
import dev.tiercel.escalation.rulebook.store.Stored;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lists of entries and of their versions, and what two versions differ in. */
@ApplicationScoped
class Versions {

    /** An entry in a list. */
    @Schema(name = "EntrySummary", description = "The newest version of an entry, without what it says.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntrySummary(
            @Schema(required = true) String kind,
            @Schema(required = true) String id,
            @Schema(required = true) String name,

            @Schema(required = true, description = "Its newest version; of people and teams the number of changes.")
            int version,

            @Schema(required = true) Instant publishedAt,

            @Schema(description = "Name of the API key that published it, or `rule-book files`.") @Nullable
            String publishedBy) {

        static EntrySummary of(Stored stored) {
            return new EntrySummary(
                    stored.key().kind(),
                    stored.key().id(),
                    EntryForms.content(stored).path("name").asText(),
                    stored.number(),
                    stored.publishedAt(),
                    stored.publishedBy());
        }
    }

    /** What two versions differ in. */
    @Schema(name = "VersionDiff", description = "What the later of two versions says differently.")
    record Difference(
            @Schema(required = true) String kind,
            @Schema(required = true) String id,

            @Schema(required = true, description = "The version compared from.")
            int from,

            @Schema(required = true, description = "The version compared to.")
            int to,

            @Schema(required = true, description = "Empty if they say the same.")
            List<FieldChange> changes) {}

    private final RuleBookQueries queries;
    private final Entries entries;
    private final Caller caller;

    Versions(RuleBookQueries queries, Entries entries, Caller caller) {
        this.queries = queries;
        this.entries = entries;
        this.caller = caller;
    }

    /** The newest version of each policy or calendar of some kinds. */
    Uni<Page<EntrySummary>> newest(String list, Collection<String> kinds, PageParams params) {
        PageRequest page = params.of(list, 2);
        return queries.newestOfEach(caller.tenant(), kinds, after(page), page.fetch())
                .onFailure()
                .transform(Refusals::of)
                .map(found -> page.page(found, Versions::place).map(EntrySummary::of));
    }

    /** People or teams as they are now. */
    Uni<Page<Stored>> directory(String kind, PageParams params) {
        PageRequest page = params.of(kind, 2);
        return queries.directory(caller.tenant(), kind, after(page), page.fetch())
                .onFailure()
                .transform(Refusals::of)
                .map(found -> page.page(found, Versions::place));
    }

    /** Versions of an entry, newest first. */
    Uni<Page<EntrySummary>> of(EntryKey key, PageParams params) {
        PageRequest page = params.of(key.toString(), 1);
        int below = page.after().isEmpty() ? Integer.MAX_VALUE : page.after(0, Integer::parseInt);
        String tenant = caller.tenant();
        return entries.found(key)
                .chain(() -> queries.versions(tenant, key, below, page.fetch()))
                .onFailure()
                .transform(Refusals::of)
                .map(found -> page.page(found, stored -> List.of(String.valueOf(stored.number())))
                        .map(EntrySummary::of));
    }

    /**
     * @param from the version before {@code to} if it is null
     * @param to the newest version if it is null
     */
    Uni<Difference> difference(EntryKey key, @Nullable String from, @Nullable String to) {
        Integer first = number("from", from);
        Integer last = number("to", to);
        return (last == null ? entries.found(key) : entries.versionOf(key, String.valueOf(last))).chain(later -> {
            Uni<Stored> compared = first == null ? before(key, later) : entries.versionOf(key, String.valueOf(first));
            return compared.map(earlier -> new Difference(
                    key.kind(),
                    key.id(),
                    earlier.number(),
                    later.number(),
                    VersionDiff.between(EntryForms.content(earlier), EntryForms.content(later))));
        });
    }

    /** The version before, or the version itself if it is the first. */
    private Uni<Stored> before(EntryKey key, Stored later) {
        return queries.versions(caller.tenant(), key, later.number(), 1)
                .onFailure()
                .transform(Refusals::of)
                .map(found -> found.isEmpty() ? later : found.get(0));
    }

    private static @Nullable Integer number(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw TypedProblem.badField(field, "query", "no version (expected: a whole number, 1 or more)");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable EntryKey after(PageRequest page) {
        return page.after().isEmpty() ? null : new EntryKey(page.after(0, Versions::id), page.after(1, Versions::id));
    }

    private static String id(String text) {
        if (!EntryKey.isId(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static List<String> place(Stored stored) {
        return List.of(stored.key().kind(), stored.key().id());
    }
}
