-- A ticket after its newest change. The snapshot is the truth; the columns beside it are what rows are looked up by.
CREATE TABLE ticket (
    id         text        PRIMARY KEY,
    tenant     text        NOT NULL,
    version    bigint      NOT NULL CHECK (version >= 1),
    status     text        NOT NULL,
    priority   text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    snapshot   jsonb       NOT NULL
);

-- Every version of every policy, as it was published.
CREATE TABLE policy_version (
    kind    text    NOT NULL,
    tenant  text    NOT NULL,
    id      text    NOT NULL,
    version integer NOT NULL CHECK (version >= 1),
    body    jsonb   NOT NULL,
    PRIMARY KEY (tenant, kind, id, version)
);

-- The newest stay of a ticket; without a foreign key, because a move may be read before its ticket is stored here.
CREATE TABLE tier_stay (
    ticket_id  text        PRIMARY KEY,
    tenant     text        NOT NULL,
    sequence   integer     NOT NULL CHECK (sequence >= 1),
    tier       integer     NOT NULL CHECK (tier >= 1),
    tier_name  text        NOT NULL,
    kind       text        NOT NULL,
    moved_at   timestamptz NOT NULL,
    team       text,
    responders text[]      NOT NULL
);
