-- Where each ticket is now, to look for; state, move and history of a ticket are elsewhere.
CREATE TABLE current_stay (
    ticket_id    text        PRIMARY KEY REFERENCES ticket,
    tenant       text        NOT NULL,
    sequence     integer     NOT NULL,
    tier         integer     NOT NULL,
    team         text        NOT NULL,
    responders   text[]      NOT NULL,
    kind         text        NOT NULL,
    started_at   timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('at-tier', 'exhausted', 'finished')),
    acknowledged boolean     NOT NULL
);

INSERT INTO current_stay
SELECT DISTINCT ON (move.ticket_id)
       move.ticket_id,
       move.tenant,
       move.sequence,
       (move.body::jsonb ->> 'toTier')::integer,
       move.body::jsonb ->> 'team',
       ARRAY(SELECT jsonb_array_elements_text(move.body::jsonb -> 'responders')),
       move.body::jsonb ->> 'kind',
       move.moved_at,
       CASE WHEN ticket.state::jsonb #>> '{ticket,resolvedAt}' IS NOT NULL THEN 'finished'
            WHEN move.body::jsonb ->> 'kind' = 'exhausted' THEN 'exhausted'
            ELSE 'at-tier' END,
       coalesce((ticket.state::jsonb #>> '{ticket,acknowledgedSequence}')::integer >= move.sequence, false)
FROM move JOIN ticket ON ticket.ticket_id = move.ticket_id
ORDER BY move.ticket_id, move.sequence DESC;

-- Lists go from the newest stay to the oldest; most of them leave the finished tickets out.
CREATE INDEX current_stay_newest ON current_stay (tenant, started_at DESC, ticket_id DESC);
CREATE INDEX current_stay_open ON current_stay (tenant, started_at DESC, ticket_id DESC) WHERE state <> 'finished';
CREATE INDEX current_stay_of_tier ON current_stay (tenant, tier, started_at DESC, ticket_id DESC)
    WHERE state <> 'finished';
CREATE INDEX current_stay_of_team ON current_stay (tenant, team, started_at DESC, ticket_id DESC)
    WHERE state <> 'finished';
CREATE INDEX current_stay_of_responder ON current_stay USING gin (responders);
