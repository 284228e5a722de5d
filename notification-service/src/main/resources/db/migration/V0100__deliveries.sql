-- What is known of a ticket. A row without a snapshot stands for a ticket no event of which was read yet: it is what
-- the transactions about one ticket lock, so that they follow one another.
CREATE TABLE ticket_background (
    ticket_id text PRIMARY KEY,
    tenant    text    NOT NULL,
    version   integer NOT NULL,
    snapshot  text
);

-- Events somebody is told of, or may be once the ticket is known (customer_parked).
CREATE TABLE happening (
    event_id        text PRIMARY KEY,
    event_type      text        NOT NULL,
    ticket_id       text        NOT NULL,
    tenant          text        NOT NULL,
    happened_at     timestamptz NOT NULL,
    traceparent     text,
    payload         text        NOT NULL,
    customer_parked boolean     NOT NULL
);
CREATE INDEX happening_parked ON happening (ticket_id) WHERE customer_parked;

CREATE TABLE delivery (
    delivery_id    text PRIMARY KEY,
    event_id       text        NOT NULL REFERENCES happening,
    event_type     text        NOT NULL,
    ticket_id      text        NOT NULL,
    tenant         text        NOT NULL,
    recipient_kind text        NOT NULL,
    recipient_id   text        NOT NULL,
    channel        text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts       integer     NOT NULL,
    reason         text,
    due_at         timestamptz NOT NULL,
    claimed_until  timestamptz,
    created_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    UNIQUE (event_id, recipient_kind, recipient_id, channel),
    CHECK ((state = 'pending') = (ended_at IS NULL))
);
CREATE INDEX delivery_due ON delivery (channel, recipient_kind, due_at) WHERE state = 'pending';
CREATE INDEX delivery_endpoint_due ON delivery (recipient_id, due_at) WHERE state = 'pending' AND channel = 'webhook';
CREATE INDEX delivery_waiting ON delivery (ticket_id) WHERE state = 'pending';
CREATE INDEX delivery_of_ticket ON delivery (ticket_id, created_at DESC);

CREATE TABLE person (
    tenant       text        NOT NULL,
    person_id    text        NOT NULL,
    name         text        NOT NULL,
    email        text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, person_id)
);
