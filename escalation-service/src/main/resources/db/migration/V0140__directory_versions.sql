-- What people and teams said before they were changed. Forgotten with the entry: these are personal data.
CREATE TABLE directory_past (
    kind         text        NOT NULL,
    tenant       text        NOT NULL,
    entry_id     text        NOT NULL,
    revision     integer     NOT NULL CHECK (revision >= 1),
    content      text        NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text,
    PRIMARY KEY (kind, tenant, entry_id, revision),
    FOREIGN KEY (kind, tenant, entry_id) REFERENCES directory_entry ON DELETE CASCADE
);
