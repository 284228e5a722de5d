package dev.tiercel.testing.canary.rest;

import jakarta.persistence.Entity;

/** Must be caught: an entity that everybody sees, outside a store. */
@Entity
public class Row {}
