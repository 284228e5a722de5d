CREATE TABLE purchase (
    id    text PRIMARY KEY,
    buyer text NOT NULL
);
