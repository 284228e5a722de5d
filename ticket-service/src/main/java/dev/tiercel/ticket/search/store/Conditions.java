package dev.tiercel.ticket.search.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What rows have to be; holds only conditions somebody asked for, so that indexes are of use. */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    public Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Gives a parameter of a condition its value. */
    public Conditions with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Adds the condition with its one parameter, unless nobody asked for it. */
    public Conditions addIfAsked(String condition, String name, @Nullable Object value) {
        return value == null ? this : add(condition).with(name, value);
    }

    /** Adds that a column is one of the values; none of them: whatever it is. */
    public Conditions oneOf(String column, String name, Collection<String> values) {
        return values.isEmpty() ? this : add(column + " IN (:" + name + ")").with(name, List.copyOf(values));
    }

    public String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    public <T> Mutiny.SelectionQuery<T> apply(Mutiny.SelectionQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
