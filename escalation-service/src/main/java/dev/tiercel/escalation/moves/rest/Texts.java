package dev.tiercel.escalation.moves.rest;

/** What texts may hold. */
final class Texts {

    // Unpaired surrogates have no UTF-8 form, and PostgreSQL has no place for U+0000.
    static final String ONE_LINE = "[^\\p{Cntrl}\\p{Cs}]*";
    static final String PROSE = "[^\\p{Cntrl}\\p{Cs}\\r\\n\\t]*([\\r\\n\\t][^\\p{Cntrl}\\p{Cs}]*)*";
    static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    static final String BY = "1 to 200 characters on one line";
    static final String REASON = "1 to 2000 characters";

    private Texts() {}
}
