-- Everything that happened to tickets, with its texts: the truth the snapshot is made of. The order is (occurred_at,
-- number); number counts what was heard of, and is the version each made.
CREATE TABLE ticket_event (
    ticket_id       text        NOT NULL REFERENCES ticket (id),
    number          bigint      NOT NULL CHECK (number >= 1),
    event_id        text        NOT NULL,
    type            text        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    source_sequence integer,
    body            jsonb       NOT NULL,
    PRIMARY KEY (ticket_id, number)
);
CREATE INDEX ticket_event_in_order ON ticket_event (ticket_id, occurred_at, number);

-- How far the numbers of a ticket's source have come.
ALTER TABLE ticket ADD COLUMN source_sequence integer NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN source_at timestamptz;

-- Which ticket a reference of a source system was opened as, and by what request.
CREATE TABLE ticket_reference (
    tenant      text NOT NULL,
    system      text NOT NULL,
    reference   text NOT NULL,
    ticket_id   text NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (tenant, system, reference)
);

-- Every numbered command: held until its turn, or what became of it. The command itself is kept while it is of use.
CREATE TABLE source_command (
    ticket_id       text        NOT NULL REFERENCES ticket (id),
    source_sequence integer     NOT NULL CHECK (source_sequence >= 1),
    state           text        NOT NULL,
    fingerprint     text        NOT NULL,
    command         jsonb,
    occurred_at     timestamptz,
    received_at     timestamptz NOT NULL,
    traceparent     text,
    target          text,
    decided_at      timestamptz,
    version         bigint,
    refusal         text,
    detail          text,
    PRIMARY KEY (ticket_id, source_sequence)
);
CREATE INDEX source_command_held ON source_command (received_at) WHERE state = 'held';

-- Links seen from the ticket they name.
CREATE TABLE ticket_link (
    from_id text        NOT NULL REFERENCES ticket (id),
    to_id   text        NOT NULL REFERENCES ticket (id),
    kind    text        NOT NULL,
    by      text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (to_id, from_id, kind)
);

-- What the other services told about a ticket; without a foreign key, because it may be read before its ticket is stored.
CREATE TABLE ticket_news (
    event_id  text        PRIMARY KEY,
    ticket_id text        NOT NULL,
    tenant    text        NOT NULL,
    type      text        NOT NULL,
    at        timestamptz NOT NULL,
    sequence  integer,
    body      jsonb       NOT NULL
);
CREATE INDEX ticket_news_in_order ON ticket_news (ticket_id, at, event_id);
