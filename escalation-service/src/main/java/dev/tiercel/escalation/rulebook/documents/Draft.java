package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Finding;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.StandingBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has written, read as entries of the rule book, and the mistakes in it. An entry with a mistake holds
 * stand-ins; it counts for what others may name and for nothing else.
 */
public final class Draft {

    /** @param own the mistakes in this document */
    private record Found(RuleBookEntry entry, String file, String path, Source source, List<Mistake> own) {}

    private static final Comparator<Mistake> BY_PLACE =
            Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line);

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<EntryKey, Found> found = new LinkedHashMap<>();

    private Draft() {}

    /**
     * Reads files of YAML.
     *
     * @param source what to call them together
     * @param files texts by file name; their order does not matter
     */
    public static Draft of(String source, Map<String, String> files) {
        Draft draft = new Draft();
        files.forEach((file, text) -> draft.read(file, DocumentText.YAML, text));
        if (draft.found.isEmpty() && draft.mistakes.isEmpty()) {
            draft.mistakes.add(new Mistake(source, 0, "", "no rules", "at least one document in a .yaml file"));
        }
        return draft;
    }

    /** Reads a set of documents that came by request. */
    public static Draft of(DocumentText form, String text) {
        Draft draft = new Draft();
        draft.read("", form, text);
        if (draft.found.isEmpty() && draft.mistakes.isEmpty()) {
            draft.mistakes.add(new Mistake("", 0, "", "no documents", "at least one"));
        }
        return draft;
    }

    /** Reads the one document of an entry that is known by other means; it need not repeat kind and id. */
    public static Draft of(EntryKey key, DocumentText form, String text) {
        Draft draft = new Draft();
        try {
            List<Source> documents = form.read(text);
            if (documents.size() == 1 && documents.get(0) instanceof Source.Fields fields) {
                EntryReader.read(new DocumentObject("", "", fields, draft.mistakes::add), key)
                        .ifPresent(entry -> draft.found.put(key, new Found(entry, "", "", fields, draft.mistakes)));
            } else {
                int line = documents.isEmpty()
                        ? 1
                        : documents.get(documents.size() - 1).line();
                draft.mistakes.add(new Mistake("", line, "", "not one object", "one object, the fields of " + key));
            }
        } catch (UnreadableException e) {
            draft.mistakes.add(e.in(""));
        }
        return draft;
    }

    /** The entries in the order in which they were written; use them only if there is no mistake. */
    public List<RuleBookEntry> entries() {
        return found.values().stream().map(Found::entry).toList();
    }

    /** Empty if there is no such entry. */
    public Optional<RuleBookEntry> entry(EntryKey key) {
        return Optional.ofNullable(found.get(key)).map(Found::entry);
    }

    /** What is wrong with the documents as such, whatever else there is. */
    public List<Mistake> mistakes() {
        return mistakes.stream().sorted(BY_PLACE).toList();
    }

    /**
     * Everything that is wrong with some of the entries, by file and line.
     *
     * @param judged those whose names are looked up
     * @param book what the names must be in
     */
    public List<Mistake> mistakes(Collection<EntryKey> judged, StandingBook book) {
        List<Mistake> all = new ArrayList<>(mistakes);
        for (EntryKey key : judged) {
            Found one = found.get(key);
            if (one != null) {
                all.addAll(located(one, book.findings(one.entry())));
            }
        }
        all.sort(BY_PLACE);
        return all;
    }

    /** What somebody has found about an entry, with its lines; less what is a mistake already. */
    public List<Mistake> located(EntryKey key, List<Finding> findings) {
        Found one = found.get(key);
        return one == null ? List.of() : located(one, findings);
    }

    private static List<Mistake> located(Found one, List<Finding> findings) {
        return findings.stream()
                .map(finding -> at(one, finding))
                .filter(mistake -> one.own().stream().noneMatch(earlier -> isWithin(mistake, earlier)))
                .toList();
    }

    private void read(String file, DocumentText form, String text) {
        try {
            List<Source> documents = form.read(text);
            for (int i = 0; i < documents.size(); i++) {
                Source document = documents.get(i);
                // Of a file the line says enough.
                String path = file.isEmpty() && documents.size() > 1 ? "[" + i + "]" : "";
                if (document instanceof Source.Fields fields) {
                    read(file, path, fields);
                } else {
                    mistakes.add(new Mistake(
                            file, document.line(), path, "not an object", "fields, among them kind and id"));
                }
            }
        } catch (UnreadableException e) {
            mistakes.add(e.in(file));
        }
    }

    private void read(String file, String path, Source.Fields source) {
        List<Mistake> own = new ArrayList<>();
        DocumentObject document = new DocumentObject(file, path, source, own::add);
        EntryReader.read(document).ifPresent(entry -> {
            Found earlier = found.putIfAbsent(entry.key(), new Found(entry, file, path, source, own));
            if (earlier != null) {
                String where = (earlier.file().isEmpty() ? "line " : earlier.file() + ":")
                        + earlier.source().line();
                document.report(
                        "id", Values.quoted(entry.id()), "an id no other " + entry.kind() + " has; see " + where);
            }
        });
        mistakes.addAll(own);
    }

    private static Mistake at(Found one, Finding finding) {
        int line = Places.lineOf(one.source(), finding.path());
        String field = one.path().isEmpty() ? finding.path() : one.path() + "." + finding.path();
        return new Mistake(one.file(), line, field, finding.found(), finding.allowed());
    }

    /** Of a field that is reported already the name it stands for tells nothing new. */
    private static boolean isWithin(Mistake later, Mistake earlier) {
        return later.field().equals(earlier.field())
                || later.field().startsWith(earlier.field() + ".")
                || later.field().startsWith(earlier.field() + "[");
    }
}
