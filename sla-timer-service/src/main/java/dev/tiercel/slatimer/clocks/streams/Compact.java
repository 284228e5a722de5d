package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes without names or spaces: small numbers take one byte, instants are told from one another. */
final class Compact {

    private Compact() {}

    static final class Writer {

        private byte[] bytes = new byte[512];
        private int size;
        private long lastInstant;

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        void bit(boolean value) {
            number(value ? 1 : 0);
        }

        /** Seven bits a byte, lowest first; negative numbers take ten. */
        void number(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                append((byte) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            append((byte) left);
        }

        void fixed(long value) {
            append(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        void text(String value) {
            byte[] encoded = value.getBytes(UTF_8);
            number(encoded.length);
            append(encoded);
        }

        /** In milliseconds, as the way from the one written before. */
        void instant(Instant value) {
            long millis = value.toEpochMilli();
            long way = millis - lastInstant;
            lastInstant = millis;
            number(way << 1 ^ way >> 63);
        }

        <T> void ifPresent(@Nullable T value, Consumer<T> write) {
            bit(value != null);
            if (value != null) {
                write.accept(value);
            }
        }

        <T> void each(Collection<T> values, Consumer<T> write) {
            number(values.size());
            values.forEach(write);
        }

        private void append(byte one) {
            makeRoomFor(1);
            bytes[size++] = one;
        }

        private void append(byte[] all) {
            makeRoomFor(all.length);
            System.arraycopy(all, 0, bytes, size, all.length);
            size += all.length;
        }

        private void makeRoomFor(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    static final class Reader {

        private final ByteBuffer bytes;
        private long lastInstant;

        Reader(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        boolean bit() {
            return number() == 1;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte one = bytes.get();
                value |= (one & 0x7FL) << shift;
                if (one >= 0) {
                    return value;
                }
            }
        }

        int integer() {
            return Math.toIntExact(number());
        }

        long fixed() {
            return bytes.getLong();
        }

        String text() {
            byte[] encoded = new byte[integer()];
            bytes.get(encoded);
            return new String(encoded, UTF_8);
        }

        Instant instant() {
            long zigzag = number();
            lastInstant += zigzag >>> 1 ^ -(zigzag & 1);
            return Instant.ofEpochMilli(lastInstant);
        }

        <T> @Nullable T ifPresent(Supplier<T> read) {
            return bit() ? read.get() : null;
        }

        <T> List<T> each(Supplier<T> read) {
            int count = integer();
            List<T> values = new ArrayList<>(Math.min(count, 1_000));
            for (int i = 0; i < count; i++) {
                values.add(read.get());
            }
            return values;
        }
    }
}
