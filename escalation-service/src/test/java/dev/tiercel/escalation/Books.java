package dev.tiercel.escalation;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Puts into the rule book what a test needs beside the bundled one, as if it had been published. */
final class Books {

    private final DataSource database;
    private final String tenant;

    Books(DataSource database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** A version of so many tiers; tier n belongs to the team {@code id-n}, whose one member is {@code member-id-n}. */
    Books path(String id, int version, int tiers, Repeat repeat) {
        List<Tier> all = IntStream.rangeClosed(1, tiers)
                .mapToObj(number -> tier(id, number))
                .toList();
        EscalationPolicy policy = new EscalationPolicy(id, "The path " + id, Duration.ZERO, all, repeat);
        insert(
                "policy_version (version, kind, tenant, policy_id, content, published_at, published_by)",
                version,
                policy);
        all.forEach(tier -> team(tier.team(), "member-" + tier.team()));
        return this;
    }

    Books team(String id, String... members) {
        Team team = new Team(id, "Team " + id, List.of(members));
        remove(id);
        insert("directory_entry (revision, kind, tenant, entry_id, content, published_at, published_by)", 1, team);
        return this;
    }

    Books remove(String team) {
        run("DELETE FROM directory_entry WHERE kind = ? AND tenant = ? AND entry_id = ?", Team.KIND, tenant, team);
        return this;
    }

    private void insert(String table, int number, RuleBookEntry entry) {
        run(
                "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, now(), 'a test')",
                number,
                entry.kind(),
                tenant,
                entry.id(),
                RuleBookJson.write(entry));
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tier tier(String policy, int number) {
        return new Tier(
                number,
                "Tier " + number,
                policy + "-" + number,
                List.of(),
                Map.of(Tier.RESOLUTION, Targets.same(Duration.ofHours(1))),
                List.of(),
                List.of(),
                "24x7",
                List.of("look"),
                null);
    }
}
