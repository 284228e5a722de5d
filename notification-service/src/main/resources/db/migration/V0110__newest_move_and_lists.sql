-- The newest move of the ticket: who is told when it is taken up again. Sequence 0: none was read yet.
ALTER TABLE ticket_background ADD COLUMN move_sequence integer NOT NULL DEFAULT 0;
ALTER TABLE ticket_background ADD COLUMN move text;

-- A person who has left keeps a row without name and address, so that an older publication does not bring them back.
ALTER TABLE person ADD COLUMN removed_at timestamptz;

-- Lists, newest first, by what callers filter on.
CREATE INDEX delivery_newest ON delivery (tenant, created_at DESC, delivery_id DESC);
CREATE INDEX delivery_newest_of_recipient
    ON delivery (tenant, recipient_kind, recipient_id, created_at DESC, delivery_id DESC);
CREATE INDEX delivery_newest_failed ON delivery (tenant, created_at DESC, delivery_id DESC) WHERE state = 'failed';
CREATE INDEX delivery_newest_pending ON delivery (tenant, created_at DESC, delivery_id DESC) WHERE state = 'pending';
