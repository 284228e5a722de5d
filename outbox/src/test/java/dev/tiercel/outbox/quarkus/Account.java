package dev.tiercel.outbox.quarkus;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** State that an event tells of. */
@Entity
class Account {

    @Id
    String id;

    protected Account() {}

    Account(String id) {
        this.id = id;
    }
}
