package dev.tiercel.notification.directory;

import java.time.Instant;

/** A person as last published; personal data, so its text form is the id alone. */
public record Person(String tenant, String id, String name, String email, Instant publishedAt) {

    @Override
    public String toString() {
        return id;
    }
}
