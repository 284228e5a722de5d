package dev.tiercel.notification.directory.store;

import dev.tiercel.notification.directory.Person;
import dev.tiercel.notification.directory.PersonRemoved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The people as last published. */
@ApplicationScoped
public class PersonStore {

    private static final String SAVE = """
            INSERT INTO person AS p (tenant, person_id, name, email, published_at)
            VALUES (:tenant, :id, :name, :email, :publishedAt)
            ON CONFLICT (tenant, person_id) DO UPDATE
            SET name = excluded.name, email = excluded.email, published_at = excluded.published_at, removed_at = NULL
            WHERE p.published_at < excluded.published_at
            """;

    private static final String REMOVE = """
            INSERT INTO person AS p (tenant, person_id, name, email, published_at, removed_at)
            VALUES (:tenant, :id, '', '', :removedAt, :removedAt)
            ON CONFLICT (tenant, person_id) DO UPDATE
            SET name = '', email = '', published_at = excluded.published_at, removed_at = excluded.removed_at
            WHERE p.published_at <= excluded.published_at
            """;

    /**
     * @return whether this was news: the person was not known, or an older publication was
     */
    public Uni<Boolean> save(Mutiny.Session session, Person person) {
        return session.createNativeQuery(SAVE)
                .setParameter("tenant", person.tenant())
                .setParameter("id", person.id())
                .setParameter("name", person.name())
                .setParameter("email", person.email())
                .setParameter("publishedAt", person.publishedAt())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /**
     * Forgets name and address and remembers that the person has left.
     *
     * @return whether this was news: no later publication was known
     */
    public Uni<Boolean> remove(Mutiny.Session session, PersonRemoved removed) {
        return session.createNativeQuery(REMOVE)
                .setParameter("tenant", removed.tenant())
                .setParameter("id", removed.id())
                .setParameter("removedAt", removed.removedAt())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Forgets all of the person, also that they were ever there. */
    public Uni<Void> forget(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery("DELETE FROM person WHERE tenant = :tenant AND person_id = :id")
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }
}
