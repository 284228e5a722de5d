-- Answers to requests with an Idempotency-Key, committed with what the request changed. Of the key only a hash is here, and
-- the answer is sealed with another hash of it: what a table dump shows opens nothing.
CREATE TABLE idempotent_request (
    key_hash    bytea       PRIMARY KEY,
    tenant      text        NOT NULL,
    fingerprint bytea       NOT NULL,
    answer      bytea       NOT NULL,
    stored_at   timestamptz NOT NULL
);

CREATE INDEX idempotent_request_by_age ON idempotent_request (stored_at);
