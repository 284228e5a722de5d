package dev.tiercel.slatimer.wanted;

/** @param id its name within the set */
public record WantedTimer(String id, When when) {}
