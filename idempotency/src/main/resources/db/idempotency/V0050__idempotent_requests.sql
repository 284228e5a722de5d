-- Answers of requests that carried an Idempotency-Key. Neither the key nor the answer can be read from here.
CREATE TABLE idempotent_request (
    tenant      text        NOT NULL,
    key_hash    bytea       NOT NULL,
    fingerprint bytea       NOT NULL,
    answer      bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant, key_hash)
);
CREATE INDEX idempotent_request_age ON idempotent_request (created_at);
