CREATE TABLE account (name text NOT NULL);
