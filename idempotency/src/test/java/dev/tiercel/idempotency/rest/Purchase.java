package dev.tiercel.idempotency.rest;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** State that a request changes. */
@Entity
class Purchase {

    @Id
    String id;

    String buyer;

    protected Purchase() {}

    Purchase(String id, String buyer) {
        this.id = id;
        this.buyer = buyer;
    }
}
