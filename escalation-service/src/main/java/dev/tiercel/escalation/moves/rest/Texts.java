package dev.tiercel.escalation.moves.rest;

/** What texts may hold. */
final class Texts {

    // Unpaired surrogates have no UTF-8 form, and PostgreSQL has no place for U+0000. Written so that JSON Schema
    // understands them too, and without groups: these would cost a stack frame for each character.
    static final String ONE_LINE = "^[^\\x00-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*$";
    static final String PROSE = "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*$";
    static final String NAME = "^[a-z0-9][a-z0-9._-]{0,63}$";

    static final String BY = "1 to 200 characters on one line";
    static final String REASON = "1 to 2000 characters";

    private Texts() {}
}
