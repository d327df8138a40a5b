--liquibase formatted sql

-- Why an event is suspect: crawler, scanner, too_fast; null for nearly all, and again once a person allowed it.
--changeset leadscoring:0008-events-suspect
alter table events add column suspect varchar(40);
--rollback alter table events drop column suspect;

-- What is void is said of sources and identifiers and not of events: so it holds for events still to come.
--changeset leadscoring:0008-voided-sources
create table voided_sources (
    source_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    reason varchar(200) not null,
    voided_at datetime(6) not null,
    voided_by binary(16) not null
) ${table_options};
create index voided_sources_workspace on voided_sources (workspace_id, voided_at desc);
--rollback drop table voided_sources;

--changeset leadscoring:0008-voided-identifiers
create table voided_identifiers (
    identifier_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    reason varchar(200) not null,
    voided_at datetime(6) not null,
    voided_by binary(16) not null
) ${table_options};
create index voided_identifiers_lead on voided_identifiers (workspace_id, lead_id);
--rollback drop table voided_identifiers;
