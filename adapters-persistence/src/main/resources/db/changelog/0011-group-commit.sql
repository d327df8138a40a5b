--liquibase formatted sql

-- One higher after every transaction that held the lead: what a node knows of a lead holds as long as it is the same.
--changeset leadscoring:0011-lead-versions
alter table leads add column version bigint default 0 not null;
--rollback alter table leads drop column version;

-- One higher after every change of what the workspace is set to: what a node knows of it holds as long as it is the same.
--changeset leadscoring:0011-settings-versions
alter table workspaces add column settings_version bigint default 0 not null;
--rollback alter table workspaces drop column settings_version;

-- Events of an identifier are looked for among those of its lead; the index cost more than anything else an event writes.
--changeset leadscoring:0011-events-without-identifier-index
drop index events_identifier on events;
--rollback create index events_identifier on events (identifier_id);
