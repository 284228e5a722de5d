package dev.tiercel.testing.canary.rest;

/** What the canary touches. */
public final class Endpoint {}
