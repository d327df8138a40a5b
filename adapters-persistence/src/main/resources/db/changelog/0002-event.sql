--liquibase formatted sql

-- The log grows fast and is read by lead; foreign keys would cost a lock per row and prove nothing the code does not.
--changeset leadscoring:0002-events
create table events (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    identifier_id binary(16) not null,
    source_id binary(16) not null,
    message_id varchar(200) not null,
    type varchar(100) not null,
    name varchar(255) not null,
    occurred_at datetime(6) not null,
    received_at datetime(6) not null,
    properties ${document} not null,
    traits ${document} not null,
    context ${document} not null,
    constraint events_message unique (source_id, message_id)
) ${table_options};
create index events_lead on events (lead_id, occurred_at);
create index events_identifier on events (identifier_id);
--rollback drop table events;
