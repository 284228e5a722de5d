package dev.tiercel.slatimer.clocks.oracle;

import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Opening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Ticket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A life of a ticket, minute by minute, and the messages in which somebody hears of it: late, twice, in any order. */
final class Life {

    static final PolicyRef FIRST = new PolicyRef("policy", 1);
    static final PolicyRef SECOND = new PolicyRef("policy", 2);
    static final int END = 9 * 24 * 60;
    private static final int LAST_EVENT = 7 * 24 * 60;

    /** @param detail the reason, the priority, the policy or the milestone */
    record Event(int minute, String type, String detail, int sequence) {

        Happening happening(World world) {
            var at = world.at(minute);
            return switch (type) {
                case "acknowledged" -> new Happening.Acknowledged(at, sequence);
                case "replied" -> new Happening.Replied(at);
                case "customer-replied" -> new Happening.CustomerReplied(at);
                case "waiting" -> new Happening.Waiting(at, detail);
                case "resumed" -> new Happening.Resumed(at);
                case "reassessed" -> new Happening.Reassessed(at, Priority.valueOf(detail));
                case "policies-changed" -> new Happening.PolicyChanged(at, detail.equals("1") ? FIRST : SECOND);
                case "assigned" -> new Happening.Assigned(at);
                case "milestone" -> new Happening.Milestone(at, detail);
                case "resolved" -> new Happening.Resolved(at, sequence);
                case "reopened" -> new Happening.Reopened(at);
                case "closed" -> new Happening.Closed(at);
                case "ended" -> new Happening.Ended(at);
                default -> throw new IllegalArgumentException(type);
            };
        }
    }

    /**
     * Something somebody hears at a minute; of a ticket or of its stays, or of neither: then a calendar came.
     *
     * @param stays all that were begun by then
     */
    record Message(
            int minute, @Nullable Ticket ticket, @Nullable List<Stay> stays) {

        Facts toldTo(Facts facts) {
            Facts told = ticket == null ? facts : facts.with(ticket);
            return stays == null ? told : told.with(stays);
        }

        private Message again(int later) {
            return new Message(later, ticket, stays);
        }
    }

    final World world;
    final List<Event> events = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();
    /** Of each stay: from and to; -1 if it goes on. */
    final List<int[]> stayMinutes = new ArrayList<>();

    private final @Nullable Event[] byMinute = new Event[World.MINUTES];
    final int opened;
    final Priority priority;
    private final Opening opening;
    private final String id;

    Life(Random random, World world, String id, Lot lot) {
        this.world = world;
        this.id = id;
        opened = 24 * 60 + random.nextInt(2 * 24 * 60);
        priority = Priority.values()[random.nextInt(4)];
        opening = new Opening(Map.of("category", random.nextBoolean() ? "complaint" : "printing"), Map.of());
        live(random, lot);
    }

    Opening opening() {
        return opening;
    }

    private void live(Random random, Lot lot) {
        String waitingFor = null;
        boolean resolved = false;
        int sequence = 0;
        int often = 200 + random.nextInt(1_500);
        for (int minute = opened + random.nextInt(2); minute < LAST_EVENT; minute += 1 + random.nextInt(often)) {
            int older = random.nextInt(4) == 0 && sequence > 0 ? sequence - 1 : sequence;
            switch (random.nextInt(15)) {
                case 0 -> add(minute, "acknowledged", "", older);
                case 1, 2 -> add(minute, "replied", "", 0);
                case 3, 4 -> {
                    add(minute, "customer-replied", "", 0);
                    waitingFor = "customer".equals(waitingFor) ? null : waitingFor;
                }
                case 5, 6 -> {
                    if (!resolved) {
                        waitingFor = List.of("customer", "vendor", "other").get(random.nextInt(3));
                        add(minute, "waiting", waitingFor, 0);
                    }
                }
                case 7 -> {
                    if (waitingFor != null) {
                        add(minute, "resumed", "", 0);
                        waitingFor = null;
                    }
                }
                case 8 -> add(minute, "reassessed", "P" + (1 + random.nextInt(4)), 0);
                case 9 -> add(minute, "policies-changed", Integer.toString(1 + random.nextInt(2)), 0);
                case 10 -> add(minute, random.nextBoolean() ? "assigned" : "milestone", "registered", 0);
                case 11 -> {
                    sequence++;
                    if (!stayMinutes.isEmpty()) {
                        stayMinutes.get(stayMinutes.size() - 1)[1] = minute;
                    }
                    stayMinutes.add(new int[] {minute, -1});
                }
                case 12 -> {
                    if (resolved) {
                        add(minute, "reopened", "", 0);
                    } else {
                        add(minute, "resolved", "", older);
                        waitingFor = null;
                    }
                    resolved = !resolved;
                }
                case 13 -> {
                    if (resolved && random.nextInt(3) == 0) {
                        add(minute, "closed", "", 0);
                    }
                }
                default -> {
                    if (random.nextInt(6) == 0) {
                        add(minute, "ended", "", 0);
                        minute = LAST_EVENT;
                    }
                }
            }
        }
        for (int i = 0; i < stayMinutes.size(); i++) {
            int[] stay = stayMinutes.get(i);
            stays.add(lot.stay(i + 1, world.at(stay[0]), stay[1] < 0 ? null : world.at(stay[1])));
        }
    }

    private void add(int minute, String type, String detail, int sequence) {
        Event event = new Event(minute, type, detail, sequence);
        events.add(event);
        byMinute[minute] = event;
    }

    /** Everything known, as the last message tells it. */
    Ticket ticket() {
        return ticket(events.size() + 1, events);
    }

    private Ticket ticket(int version, List<Event> known) {
        return new Ticket(
                id,
                "default",
                version,
                priority,
                world.at(opened),
                FIRST,
                opening,
                known.stream().map(event -> event.happening(world)).toList());
    }

    /** In the order in which they arrive. */
    List<Message> messages(Random random) {
        Map<Event, Integer> noticed = new HashMap<>();
        List<Event> byNotice = new ArrayList<>(events);
        for (Event event : events) {
            noticed.put(event, event.minute() + delay(random));
        }
        byNotice.sort(Comparator.comparing(noticed::get));
        List<Message> messages = new ArrayList<>();
        addTwice(random, messages, new Message(opened + delay(random), ticket(1, List.of()), null));
        List<Event> known = new ArrayList<>();
        for (Event event : byNotice) {
            known.add(event);
            List<Event> inOrder = new ArrayList<>(known);
            inOrder.sort(Comparator.comparingInt(events::indexOf));
            Ticket snapshot = ticket(known.size() + 1, inOrder);
            addTwice(random, messages, new Message(noticed.get(event) + delay(random), snapshot, null));
        }
        for (int i = 1; i <= stays.size(); i++) {
            List<Stay> told = new ArrayList<>(stays.subList(0, i));
            Stay newest = told.remove(i - 1);
            told.add(newest.until(null));
            addTwice(random, messages, new Message(stayMinutes.get(i - 1)[0] + delay(random), null, told));
        }
        for (int minute : world.publications()) {
            messages.add(new Message(minute, null, null));
        }
        messages.sort(Comparator.comparingInt(Message::minute));
        return messages;
    }

    private static void addTwice(Random random, List<Message> messages, Message message) {
        messages.add(message);
        if (random.nextInt(4) == 0) {
            messages.add(message.again(message.minute() + delay(random)));
        }
    }

    /** Mostly none, sometimes hours. */
    private static int delay(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(2_000);
            case 1 -> random.nextInt(100);
            default -> 0;
        };
    }

    @Nullable
    Event eventAt(int minute) {
        return byMinute[minute];
    }
}
