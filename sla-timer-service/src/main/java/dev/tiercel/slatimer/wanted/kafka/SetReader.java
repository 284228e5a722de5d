package dev.tiercel.slatimer.wanted.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.kafka.Attributes;
import dev.tiercel.slatimer.clocks.kafka.Fields;
import dev.tiercel.slatimer.clocks.kafka.MalformedException;
import dev.tiercel.slatimer.wanted.WantedSet;
import dev.tiercel.slatimer.wanted.WantedTimer;
import dev.tiercel.slatimer.wanted.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads sets of wanted timers. */
public final class SetReader {

    private static final String TYPE = "dev.tiercel.timers.wanted.v1";
    // As the contract has it: what one look at a set may take is bounded by it.
    private static final int MOST = 100;

    private SetReader() {}

    public static boolean isSet(Headers headers) {
        return TYPE.equals(Attributes.textIfPresent(headers, "ce_type"));
    }

    public static IncomingSet read(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            if (key == null) {
                throw new MalformedException("key: absent (expected: owner/key)");
            }
            String name = new String(key, UTF_8);
            if (value == null) {
                return new IncomingSet.Gone(name);
            }
            String type = Attributes.text(headers, "ce_type");
            if (!type.equals(TYPE)) {
                return new IncomingSet.Ignored(type);
            }
            Fields body = Fields.body(value);
            WantedSet set = set(body);
            if (!set.name().equals(name)) {
                throw new MalformedException("key: " + name + " (expected: owner/key, " + set.name() + ")");
            }
            return new IncomingSet.Given(set, body.node());
        } catch (MalformedException | IllegalArgumentException e) {
            return new IncomingSet.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** @param body of a record that was read before */
    public static WantedSet again(JsonNode body) {
        try {
            return set(new Fields("", body));
        } catch (MalformedException e) {
            throw new IllegalStateException("stored set: " + e.getMessage(), e);
        }
    }

    private static WantedSet set(Fields body) throws MalformedException {
        List<WantedTimer> timers = new ArrayList<>();
        List<Fields> wanted = body.objects("timers");
        if (wanted.size() > MOST) {
            throw new MalformedException("timers: " + wanted.size() + " (expected: " + MOST + " at most)");
        }
        for (Fields timer : wanted) {
            timers.add(new WantedTimer(timer.text("id"), when(timer)));
        }
        return new WantedSet(
                body.text("owner"), body.text("tenant"), body.text("key"), body.integer("generation", 1), timers);
    }

    private static When when(Fields timer) throws MalformedException {
        if (timer.node().has("dueAt")) {
            return new When.At(timer.instant("dueAt"));
        }
        Instant startedAt = timer.instant("startedAt");
        String calendar = timer.text("calendar");
        boolean isElapsedTime = calendar.equals(ServiceCalendar.ALWAYS.id());
        if (isElapsedTime && !timer.text("after").contains("wd")) {
            return new When.After(startedAt, timer.elapsed("after"));
        } else if (isNoTime(timer.text("after"))) {
            return new When.Opening(startedAt, calendar);
        }
        return new When.ByCalendar(startedAt, timer.target("after", calendar), calendar);
    }

    /** A clock has no such target, but a timer may wait for the office to open. */
    private static boolean isNoTime(String after) {
        try {
            Duration time = Duration.parse(after);
            return !time.isNegative() && time.truncatedTo(ChronoUnit.MILLIS).isZero();
        } catch (DateTimeException e) {
            return false; // working days, or told by whoever reads it as a target
        }
    }
}
