package dev.tiercel.slatimer.clocks.rest;

import java.time.zone.ZoneRulesProvider;

/** The time-zone data everything is counted by; it comes with the Java runtime. */
final class TimeZones {

    private TimeZones() {}

    static String version() {
        return ZoneRulesProvider.getVersions("Europe/Madrid").lastKey();
    }
}
