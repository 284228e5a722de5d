package dev.tiercel.testing.canary.util;

/** Must be caught: a package that is named for nothing. */
final class Helper {}
