-- Keys that were made at runtime; of a key only hashes are here.
CREATE TABLE access_key (
    id            text        PRIMARY KEY,
    tenant        text        NOT NULL,
    version       integer     NOT NULL CHECK (version >= 1),
    name          text        NOT NULL,
    roles         text[]      NOT NULL,
    secret_hashes text[]      NOT NULL,
    secrets_until text[]      NOT NULL,
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    CHECK (cardinality(secret_hashes) = cardinality(secrets_until))
);

CREATE INDEX access_key_by_tenant ON access_key (tenant, created_at, id);
