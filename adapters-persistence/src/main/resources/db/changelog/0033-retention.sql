--liquibase formatted sql

-- Workspaces without a row keep people for ever. after_at and after_id say where a run is, null between two.
--changeset leadscoring:0033-retentions
create table retentions (
    workspace_id binary(16) not null primary key,
    months int not null,
    decided_by binary(16) not null,
    decided_at datetime(6) not null,
    next_at datetime(6) not null,
    after_at datetime(6),
    after_id binary(16),
    erased bigint not null,
    ended_at datetime(6)
) ${table_options};
--rollback drop table retentions;
