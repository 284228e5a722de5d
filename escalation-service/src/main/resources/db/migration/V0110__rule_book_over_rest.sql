-- Who made a version: the name of an API key, or "rule-book files". Null in rows of before.
ALTER TABLE policy_version ADD COLUMN published_by text;
ALTER TABLE directory_entry ADD COLUMN published_by text;

-- Newest version of each, tenant by tenant.
CREATE INDEX policy_version_of_tenant ON policy_version (tenant, kind, policy_id, version DESC);
CREATE INDEX directory_entry_of_tenant ON directory_entry (tenant, kind, entry_id);

-- People and teams that were removed, without what was known of them. If one comes back, its revisions go on from here.
CREATE TABLE directory_removal (
    kind       text        NOT NULL,
    tenant     text        NOT NULL,
    entry_id   text        NOT NULL,
    revision   integer     NOT NULL CHECK (revision >= 1),
    removed_at timestamptz NOT NULL,
    removed_by text        NOT NULL,
    PRIMARY KEY (kind, tenant, entry_id)
);

-- What the files said of each entry when they last had a say: SHA-256 of its JSON.
CREATE TABLE rule_book_file_entry (
    kind     text NOT NULL,
    tenant   text NOT NULL,
    entry_id text NOT NULL,
    sha256   text NOT NULL,
    PRIMARY KEY (kind, tenant, entry_id)
);
