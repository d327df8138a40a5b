--liquibase formatted sql

-- A lead's version is the highest that stands in its own row and in those of its scores: see docs/adr/0030. Whoever writes
-- a score raises it there, and leaves the row of the lead alone.
--changeset leadscoring:0024-versions-of-scores
alter table scores add column version bigint default 0 not null;
--rollback update leads set version = 1 + greatest(version, coalesce((select max(s.version) from scores s where s.lead_id = leads.id), 0));
--rollback alter table scores drop column version;
