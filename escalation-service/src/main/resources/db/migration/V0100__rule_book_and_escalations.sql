-- Every version of every policy; a version never changes.
CREATE TABLE policy_version (
    kind         text        NOT NULL,
    tenant       text        NOT NULL,
    policy_id    text        NOT NULL,
    version      integer     NOT NULL CHECK (version >= 1),
    content      text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (kind, tenant, policy_id, version)
);

-- People and teams as they are now; revision counts the changes.
CREATE TABLE directory_entry (
    kind         text        NOT NULL,
    tenant       text        NOT NULL,
    entry_id     text        NOT NULL,
    revision     integer     NOT NULL CHECK (revision >= 1),
    content      text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (kind, tenant, entry_id)
);

-- One row per ticket anything was heard of; its lock serialises everything about the ticket. No state: not opened yet.
CREATE TABLE ticket (
    ticket_id text PRIMARY KEY,
    tenant    text NOT NULL,
    state     text
);

-- Every move, as it was published.
CREATE TABLE move (
    event_id  text        PRIMARY KEY,
    ticket_id text        NOT NULL REFERENCES ticket,
    tenant    text        NOT NULL,
    sequence  integer     NOT NULL CHECK (sequence >= 1),
    moved_at  timestamptz NOT NULL,
    body      text        NOT NULL,
    UNIQUE (ticket_id, sequence)
);

-- The one answer each breach has had: the move it caused, or the reason why it caused none.
CREATE TABLE breach_answer (
    breach_event_id text        PRIMARY KEY,
    breach_id       text        NOT NULL UNIQUE,
    ticket_id       text        NOT NULL REFERENCES ticket,
    tenant          text        NOT NULL,
    objective       text        NOT NULL,
    due_at          timestamptz NOT NULL,
    detected_at     timestamptz NOT NULL,
    moved_sequence  integer,
    reason          text,
    answered_at     timestamptz NOT NULL,
    CHECK ((moved_sequence IS NULL) <> (reason IS NULL))
);
CREATE INDEX breach_answer_of_ticket ON breach_answer (ticket_id);

CREATE TABLE breach_correction (
    event_id    text        PRIMARY KEY,
    breach_id   text        NOT NULL,
    ticket_id   text        NOT NULL REFERENCES ticket,
    tenant      text        NOT NULL,
    note        text        NOT NULL,
    detected_at timestamptz NOT NULL
);
CREATE INDEX breach_correction_of_ticket ON breach_correction (ticket_id);

-- Events that came before the opening of their ticket, or an opening under a policy version that is not here.
CREATE TABLE parked_event (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       text        NOT NULL UNIQUE,
    ticket_id      text        NOT NULL REFERENCES ticket,
    tenant         text        NOT NULL,
    awaited_policy text,
    attributes     text        NOT NULL,
    body           bytea       NOT NULL,
    parked_at      timestamptz NOT NULL
);
CREATE INDEX parked_event_of_ticket ON parked_event (ticket_id, id);
CREATE INDEX parked_event_awaiting_policy ON parked_event (awaited_policy) WHERE awaited_policy IS NOT NULL;
