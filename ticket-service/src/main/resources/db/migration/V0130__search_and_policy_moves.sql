-- The words of a text, each by itself: a mail address or a reference such as CASE-20417 can be found by a part of it.
-- No word is cut down to a stem, because a ticket may be in any language.
CREATE FUNCTION words_of(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN to_tsvector('simple', translate(content, '-_./\@:,;#+''"', '             '));

-- What tickets are looked for by. The database takes it from the snapshot, so it cannot say something else.
ALTER TABLE ticket
    ADD COLUMN subject        text GENERATED ALWAYS AS (snapshot ->> 'subject') STORED,
    ADD COLUMN customer_name  text GENERATED ALWAYS AS (snapshot -> 'customer' ->> 'name') STORED,
    ADD COLUMN customer_email text GENERATED ALWAYS AS (lower(snapshot -> 'customer' ->> 'email')) STORED,
    ADD COLUMN plan           text GENERATED ALWAYS AS (snapshot -> 'customer' ->> 'plan') STORED,
    ADD COLUMN category       text GENERATED ALWAYS AS (snapshot ->> 'category') STORED,
    ADD COLUMN source         text GENERATED ALWAYS AS (snapshot -> 'source' ->> 'system') STORED,
    ADD COLUMN reference      text GENERATED ALWAYS AS (snapshot -> 'source' ->> 'reference') STORED,
    ADD COLUMN assignee       text GENERATED ALWAYS AS (snapshot -> 'assignment' ->> 'assignee') STORED,
    ADD COLUMN team           text GENERATED ALWAYS AS (snapshot -> 'assignment' ->> 'team') STORED,
    ADD COLUMN sla_policy text GENERATED ALWAYS AS (coalesce(
        snapshot #>> '{policies,slaPolicy,id}', snapshot #>> '{atOpening,slaPolicy,id}')) STORED,
    ADD COLUMN sla_policy_version integer GENERATED ALWAYS AS (CAST(coalesce(
        snapshot #>> '{policies,slaPolicy,version}', snapshot #>> '{atOpening,slaPolicy,version}') AS integer)) STORED,
    ADD COLUMN escalation_policy text GENERATED ALWAYS AS (coalesce(
        snapshot #>> '{policies,escalationPolicy,id}', snapshot #>> '{atOpening,escalationPolicy,id}')) STORED,
    ADD COLUMN escalation_policy_version integer GENERATED ALWAYS AS (CAST(coalesce(
        snapshot #>> '{policies,escalationPolicy,version}',
        snapshot #>> '{atOpening,escalationPolicy,version}') AS integer)) STORED,
    ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(
        coalesce(snapshot ->> 'subject', '')
        || ' ' || coalesce(snapshot ->> 'description', '')
        || ' ' || coalesce(snapshot -> 'customer' ->> 'name', '')
        || ' ' || coalesce(snapshot -> 'customer' ->> 'email', '')
        || ' ' || coalesce(snapshot ->> 'category', '')
        || ' ' || coalesce(snapshot -> 'source' ->> 'reference', '')
        || ' ' || CAST(jsonb_path_query_array(snapshot, '$.attributes.*') AS text))) STORED;

CREATE INDEX ticket_by_opening ON ticket (tenant, opened_at, id);
CREATE INDEX ticket_by_update ON ticket (tenant, updated_at, id);
CREATE INDEX ticket_by_customer ON ticket (tenant, customer_email, opened_at);
CREATE INDEX ticket_by_reference ON ticket (tenant, reference);
CREATE INDEX ticket_by_assignee ON ticket (tenant, assignee, opened_at);
CREATE INDEX ticket_unfinished ON ticket (tenant, id) WHERE status IN ('open', 'waiting', 'resolved');
CREATE INDEX ticket_by_words ON ticket USING gin (words);

-- What was said about it. The reason of a wait is a word of the contract and nobody's words.
ALTER TABLE ticket_event
    ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(
        coalesce(body ->> 'text', '')
        || ' ' || coalesce(body ->> 'resolution', '')
        || ' ' || coalesce(body ->> 'note', '')
        || ' ' || CASE WHEN type = 'waiting' THEN '' ELSE coalesce(body ->> 'reason', '') END)) STORED;
CREATE INDEX ticket_event_by_words ON ticket_event USING gin (words);

CREATE INDEX tier_stay_by_team ON tier_stay (tenant, team);
CREATE INDEX tier_stay_by_responder ON tier_stay USING gin (responders);

-- Open tickets on their way to other policies, ticket by ticket in the order of their ids; last_ticket is how far that
-- has come, and is stored with what became of that ticket. up_to leaves out what is opened later.
CREATE TABLE policy_move (
    id           text        PRIMARY KEY,
    tenant       text        NOT NULL,
    version      bigint      NOT NULL CHECK (version >= 1),
    state        text        NOT NULL,
    by           text        NOT NULL,
    wanted       jsonb       NOT NULL,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz,
    matched      bigint      NOT NULL,
    changed      bigint      NOT NULL,
    unchanged    bigint      NOT NULL,
    refused      bigint      NOT NULL,
    refusals     text        NOT NULL,
    last_ticket  text        NOT NULL,
    up_to        text        NOT NULL
);
CREATE INDEX policy_move_in_order ON policy_move (tenant, requested_at, id);
CREATE INDEX policy_move_running ON policy_move (id) WHERE state = 'running';
