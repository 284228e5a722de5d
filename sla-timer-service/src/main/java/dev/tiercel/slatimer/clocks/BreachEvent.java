package dev.tiercel.slatimer.clocks;

/** What the world is told about a breach. */
public sealed interface BreachEvent {

    Breach breach();

    /** For the first time; at most once per breach. */
    record Announced(Breach breach) implements BreachEvent {}

    /** It was announced, and a late event tells that it never was one. */
    record Retracted(Breach breach) implements BreachEvent {}

    /** It was retracted, and a later event tells that it was one after all. */
    record Reinstated(Breach breach) implements BreachEvent {}

    /** It was announced, and an event that happened before it, and came after, leaves it as it was. */
    record Confirmed(Breach breach) implements BreachEvent {}
}
