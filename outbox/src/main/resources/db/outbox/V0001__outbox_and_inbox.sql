-- Events written in the transaction that changes the state, until a relay has published them.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shard       smallint    NOT NULL CHECK (shard >= 0),
    topic       text        NOT NULL,
    key         text        NOT NULL,
    event_id    text        NOT NULL,
    event_type  text        NOT NULL,
    source      text        NOT NULL,
    subject     text        NOT NULL,
    happened_at timestamptz NOT NULL,
    data_schema text        NOT NULL,
    tenant      text        NOT NULL,
    traceparent text,
    payload     bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX outbox_by_shard ON outbox (shard, id);

-- Rows live for milliseconds: vacuum by their number, not by a share of a table that is nearly always empty.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- One row per shard. batches counts what is published *and* deleted; the marker topic counts what is published.
CREATE TABLE outbox_lease (
    shard      smallint PRIMARY KEY CHECK (shard >= 0),
    owner      text        NOT NULL,
    held_until timestamptz NOT NULL,
    batches    bigint      NOT NULL DEFAULT 0 CHECK (batches >= 0)
) WITH (fillfactor = 50);

-- Which events a consumer has handled: the row is inserted in the transaction of what the event caused.
CREATE TABLE inbox (
    consumer   text        NOT NULL,
    event_id   text        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
);

-- For the clean-up of old rows: they arrive in the order of this column, so a block range index costs next to nothing.
CREATE INDEX inbox_by_age ON inbox USING brin (handled_at);
