package dev.tiercel.slatimer.clocks.oracle;

import dev.tiercel.slatimer.clocks.Condition;
import dev.tiercel.slatimer.clocks.Course;
import dev.tiercel.slatimer.clocks.Match;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Target;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.WarnAt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two random policies with the same objectives but other targets, calendars and pauses, and limits of tiers. */
final class Lot {

    static final String OFFICE = "office";
    static final String OWN = "registered";

    private final Random random;
    final Map<PolicyRef, SlaPolicy> policies;
    final Course.Own own;
    private final String stayCalendar;
    private final Set<String> stayPauses;
    private final Map<String, Targets> limits;

    Lot(Random random) {
        this.random = random;
        own = own();
        boolean regular = random.nextBoolean();
        policies = Map.of(Life.FIRST, policy(Life.FIRST, regular), Life.SECOND, policy(Life.SECOND, regular));
        stayCalendar = calendar();
        stayPauses = reasons();
        limits = random.nextBoolean()
                ? Map.of(Stay.RESOLUTION, targets(stayCalendar))
                : Map.of(Stay.RESOLUTION, targets(stayCalendar), Stay.RESPONSE, targets(stayCalendar));
    }

    Stay stay(int sequence, Instant from, @Nullable Instant to) {
        return new Stay(
                sequence, sequence, from, to, limits, stayPauses, stayCalendar, List.of(), new PolicyRef("levels", 1));
    }

    Rules rules(ServiceCalendar office) {
        return new Rules(policies, Map.of(OFFICE, office));
    }

    private SlaPolicy policy(PolicyRef ref, boolean regular) {
        List<SlaPolicy.Objective> objectives = new ArrayList<>();
        objectives.add(objective("resolution", Match.ANY, new Course.Resolution()));
        if (random.nextInt(4) > 0) {
            objectives.add(objective("first-response", Match.ANY, new Course.FirstResponse()));
        }
        if (random.nextInt(3) > 0) {
            objectives.add(
                    objective("next-update", Match.ANY, regular ? new Course.RegularUpdate() : new Course.NextReply()));
        }
        if (random.nextInt(3) > 0) {
            Match complaints =
                    random.nextBoolean() ? Match.ANY : new Match(Map.of("category", List.of("complaint")), Map.of());
            objectives.add(objective(OWN, complaints, own));
        }
        return new SlaPolicy(ref, objectives);
    }

    private SlaPolicy.Objective objective(String name, Match when, Course course) {
        String calendar = calendar();
        return new SlaPolicy.Objective(
                name,
                targets(calendar),
                calendar,
                reasons(),
                List.of(WarnAt.parse("50%"), WarnAt.parse("PT45M")),
                when,
                course);
    }

    private Course.Own own() {
        return new Course.Own(
                drawn("opened", "assigned", "customer-replied"),
                drawn("milestone:registered", "replied", "resolved"),
                random.nextBoolean() ? Set.of() : drawn("waiting:vendor", "waiting", "resolved"),
                drawn("resumed", "reopened", "replied"),
                random.nextBoolean() ? Set.of() : drawn("closed", "reassessed"),
                random.nextInt(3) > 0 ? Set.of() : drawn("reopened", "assigned"),
                random.nextBoolean());
    }

    /** The first for certain. */
    private Set<Condition> drawn(String... conditions) {
        return Stream.of(conditions)
                .filter(condition -> condition.equals(conditions[0]) || random.nextInt(3) == 0)
                .map(Condition::parse)
                .collect(Collectors.toSet());
    }

    private Targets targets(String calendar) {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, target(calendar));
        }
        return new Targets(targets);
    }

    private Target target(String calendar) {
        int kind = calendar.equals(OFFICE) ? random.nextInt(4) : 0;
        return switch (kind) {
            case 2 -> new Target.WorkingDays(1 + random.nextInt(3));
            case 3 ->
                new Target.ByTime(1 + random.nextInt(3), LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)));
            default -> new Target.Within(Duration.ofMinutes(1 + random.nextInt(1_500)));
        };
    }

    private String calendar() {
        return random.nextInt(3) == 0 ? ServiceCalendar.ALWAYS.id() : OFFICE;
    }

    private Set<String> reasons() {
        return switch (random.nextInt(3)) {
            case 0 -> Set.of();
            case 1 -> Set.of("customer");
            default -> Set.of("customer", "vendor");
        };
    }
}
