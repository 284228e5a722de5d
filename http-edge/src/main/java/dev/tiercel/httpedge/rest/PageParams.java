package dev.tiercel.httpedge.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list, to be taken as {@code @BeanParam}. */
public class PageParams {

    /** Items of a page where the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Most items of a page. */
    public static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /**
     * The page that is asked for.
     *
     * @param list name of the list and its order, part of the cursor: one of another list or order is refused
     * @param parts how many values the place of an item in that order has
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter
     */
    public PageRequest of(String list, int parts) {
        return new PageRequest(list, readLimit(), cursor == null ? List.of() : Cursor.read(list, parts, cursor));
    }

    private int readLimit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit.matches("[0-9]{1,3}")) {
            int wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MAX_LIMIT) {
                return wanted;
            }
        }
        throw TypedProblem.badField(
                "limit", "query", "not allowed (expected: a whole number from 1 to " + MAX_LIMIT + ")");
    }
}
