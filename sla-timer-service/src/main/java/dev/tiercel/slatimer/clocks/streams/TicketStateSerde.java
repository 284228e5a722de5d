package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Ledger;
import dev.tiercel.slatimer.clocks.Opening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Retiming;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Target;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.WarnAt;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The state of a ticket in some hundred bytes: a million open tickets have to fit on one small disk, and each event reads
 * and writes one. The first byte is the version of the form; a newer form is written only once every instance reads it.
 */
final class TicketStateSerde {

    private static final int FORM = 2;
    private static final Priority[] PRIORITIES = Priority.values();
    private static final Retiming.Why[] WHYS = Retiming.Why.values();

    private static final int TARGETS_KEPT = 1_000;

    // All tickets of a policy have the same few, and reading one takes as long as the rest of a promise.
    private static final Map<String, Target> TARGETS = new ConcurrentHashMap<>();

    private TicketStateSerde() {}

    static Serde<TicketState> serde() {
        return Serdes.serdeFrom(
                (topic, state) -> state == null ? null : write(state),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    static byte[] write(TicketState state) {
        Compact.Writer out = new Compact.Writer();
        out.number(FORM);
        out.ifPresent(state.facts().ticket(), ticket -> write(out, ticket));
        out.each(state.facts().stays(), stay -> write(out, stay));
        out.each(state.ledger().entries().values(), entry -> {
            out.text(entry.breach().ticketId());
            write(out, entry.breach().promise());
            out.instant(entry.breach().dueAt());
            out.bit(entry.standing());
        });
        out.each(state.ledger().warned(), out::fixed);
        out.instant(state.learnedAt());
        out.ifPresent(state.wakeAt(), out::instant);
        out.ifPresent(state.shown(), out::fixed);
        out.number(state.tally().running());
        out.number(state.tally().paused());
        out.number(state.tally().breachedAndRunning());
        out.each(state.told().entrySet(), told -> {
            out.text(told.getKey());
            out.instant(told.getValue());
        });
        out.each(state.listed(), listed -> {
            out.text(listed.objective());
            out.number(listed.instance());
            out.number(listed.dueMillis());
            out.fixed(listed.digest());
        });
        out.each(state.calendars(), out::text);
        out.ifPresent(state.news().since(), out::instant);
        out.number(state.news().why().ordinal());
        out.ifPresent(state.parkedFor(), out::text);
        return out.bytes();
    }

    /** @throws SerializationException if it is of a form this version does not know, or damaged */
    static TicketState read(byte[] bytes) {
        Compact.Reader in = new Compact.Reader(bytes);
        try {
            long form = in.number();
            if (form != FORM) {
                throw new SerializationException("ticket state: form " + form + " (expected: " + FORM
                        + "; state of a development version is given up by starting with another application id)");
            }
            Facts facts = new Facts(in.ifPresent(() -> ticket(in)), in.each(() -> stay(in)));
            Map<String, Ledger.Entry> entries = new LinkedHashMap<>();
            in.each(() -> new Ledger.Entry(new Breach(in.text(), promise(in), in.instant()), in.bit()))
                    .forEach(entry -> entries.put(entry.breach().id(), entry));
            Ledger ledger = new Ledger(entries, in.each(in::fixed));
            return new TicketState(
                    facts,
                    ledger,
                    in.instant(),
                    in.ifPresent(in::instant),
                    in.ifPresent(in::fixed),
                    new Tally(in.number(), in.number(), in.number()),
                    instants(in),
                    in.each(() -> new OpenClocks.Listed(in.text(), in.integer(), in.number(), in.fixed())),
                    Set.copyOf(in.each(in::text)),
                    new TicketState.News(in.ifPresent(in::instant), WHYS[in.integer()]),
                    in.ifPresent(in::text));
        } catch (BufferUnderflowException | ArithmeticException | IllegalArgumentException e) {
            throw new SerializationException("ticket state: damaged", e);
        }
    }

    private static void write(Compact.Writer out, Ticket ticket) {
        out.text(ticket.id());
        out.text(ticket.tenant());
        out.number(ticket.version());
        out.number(ticket.priority().ordinal());
        out.instant(ticket.openedAt());
        write(out, ticket.slaPolicy());
        write(out, ticket.opening().fields());
        write(out, ticket.opening().attributes());
        out.each(ticket.history(), happening -> write(out, happening));
    }

    private static Ticket ticket(Compact.Reader in) {
        return new Ticket(
                in.text(),
                in.text(),
                in.integer(),
                PRIORITIES[in.integer()],
                in.instant(),
                policy(in),
                new Opening(texts(in), texts(in)),
                in.each(() -> happening(in)));
    }

    private static void write(Compact.Writer out, Happening happening) {
        if (happening instanceof Happening.Acknowledged acknowledged) {
            begin(out, 1, happening).number(acknowledged.sequence());
        } else if (happening instanceof Happening.Replied) {
            begin(out, 2, happening);
        } else if (happening instanceof Happening.CustomerReplied) {
            begin(out, 3, happening);
        } else if (happening instanceof Happening.Waiting waiting) {
            begin(out, 4, happening).text(waiting.reason());
        } else if (happening instanceof Happening.Resumed) {
            begin(out, 5, happening);
        } else if (happening instanceof Happening.Reassessed reassessed) {
            begin(out, 6, happening).number(reassessed.priority().ordinal());
        } else if (happening instanceof Happening.PolicyChanged changed) {
            write(begin(out, 7, happening), changed.slaPolicy());
        } else if (happening instanceof Happening.Assigned) {
            begin(out, 8, happening);
        } else if (happening instanceof Happening.Milestone milestone) {
            begin(out, 9, happening).text(milestone.name());
        } else if (happening instanceof Happening.Resolved resolved) {
            begin(out, 10, happening).number(resolved.sequence());
        } else if (happening instanceof Happening.Reopened) {
            begin(out, 11, happening);
        } else if (happening instanceof Happening.Closed) {
            begin(out, 12, happening);
        } else {
            begin(out, 13, happening);
        }
    }

    private static Compact.Writer begin(Compact.Writer out, int kind, Happening happening) {
        out.number(kind);
        out.instant(happening.occurredAt());
        return out;
    }

    private static Happening happening(Compact.Reader in) {
        int kind = in.integer();
        Instant at = in.instant();
        return switch (kind) {
            case 1 -> new Happening.Acknowledged(at, in.integer());
            case 2 -> new Happening.Replied(at);
            case 3 -> new Happening.CustomerReplied(at);
            case 4 -> new Happening.Waiting(at, in.text());
            case 5 -> new Happening.Resumed(at);
            case 6 -> new Happening.Reassessed(at, PRIORITIES[in.integer()]);
            case 7 -> new Happening.PolicyChanged(at, policy(in));
            case 8 -> new Happening.Assigned(at);
            case 9 -> new Happening.Milestone(at, in.text());
            case 10 -> new Happening.Resolved(at, in.integer());
            case 11 -> new Happening.Reopened(at);
            case 12 -> new Happening.Closed(at);
            case 13 -> new Happening.Ended(at);
            default -> throw new IllegalArgumentException("happening: kind " + kind + " (expected: 1 to 13)");
        };
    }

    private static void write(Compact.Writer out, Stay stay) {
        out.number(stay.sequence());
        out.number(stay.tier());
        out.instant(stay.startedAt());
        out.ifPresent(stay.endedAt(), out::instant);
        out.each(stay.limits().entrySet(), limit -> {
            out.text(limit.getKey());
            for (Priority priority : PRIORITIES) {
                out.text(limit.getValue().of(priority).text());
            }
        });
        out.each(stay.pauseOn(), out::text);
        out.text(stay.calendar());
        out.each(stay.warnAt(), warnAt -> out.text(warnAt.text()));
        write(out, stay.policy());
    }

    private static Stay stay(Compact.Reader in) {
        int sequence = in.integer();
        int tier = in.integer();
        Instant startedAt = in.instant();
        Instant endedAt = in.ifPresent(in::instant);
        Map<String, Targets> limits = new HashMap<>();
        in.each(() -> limits.put(in.text(), targets(in)));
        return new Stay(
                sequence,
                tier,
                startedAt,
                endedAt,
                limits,
                Set.copyOf(in.each(in::text)),
                in.text(),
                in.each(() -> WarnAt.parse(in.text())),
                policy(in));
    }

    private static Targets targets(Compact.Reader in) {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        for (Priority priority : PRIORITIES) {
            targets.put(priority, target(in.text()));
        }
        return new Targets(targets);
    }

    static void write(Compact.Writer out, Promise promise) {
        out.text(promise.objective());
        out.number(promise.instance());
        out.ifPresent(promise.tier(), tier -> out.number(tier));
        write(out, promise.policy());
        out.number(promise.priority().ordinal());
        out.text(promise.target().text());
        out.text(promise.calendar());
        out.instant(promise.startedAt());
    }

    static Promise promise(Compact.Reader in) {
        return new Promise(
                in.text(),
                in.integer(),
                in.ifPresent(in::integer),
                policy(in),
                PRIORITIES[in.integer()],
                target(in.text()),
                in.text(),
                in.instant());
    }

    private static Target target(String text) {
        if (TARGETS.size() > TARGETS_KEPT) {
            TARGETS.clear();
        }
        return TARGETS.computeIfAbsent(text, Target::parse);
    }

    private static void write(Compact.Writer out, PolicyRef policy) {
        out.text(policy.id());
        out.number(policy.version());
    }

    private static PolicyRef policy(Compact.Reader in) {
        return new PolicyRef(in.text(), in.integer());
    }

    private static void write(Compact.Writer out, Map<String, String> texts) {
        out.each(List.copyOf(texts.entrySet()), text -> {
            out.text(text.getKey());
            out.text(text.getValue());
        });
    }

    private static Map<String, String> texts(Compact.Reader in) {
        Map<String, String> texts = new HashMap<>();
        in.each(() -> texts.put(in.text(), in.text()));
        return texts;
    }

    private static Map<String, Instant> instants(Compact.Reader in) {
        Map<String, Instant> instants = new HashMap<>();
        in.each(() -> instants.put(in.text(), in.instant()));
        return instants;
    }
}
