--liquibase formatted sql

-- admission rises when what somebody is signed in to ends: by another password, or because they are shut out.
--changeset leadscoring:0019-users-signed-in
alter table users add column admission bigint default 0 not null;
alter table users add column signed_in_at datetime(6);
--rollback alter table users drop column signed_in_at;
--rollback alter table users drop column admission;

-- Latest first, of all, of somebody, of a kind, and both. Configuration changes seldom: an index more costs nothing.
--changeset leadscoring:0019-audit-log-pages
create index audit_log_latest on audit_log (workspace_id, happened_at desc, id desc);
create index audit_log_by on audit_log (workspace_id, user_id, happened_at desc, id desc);
create index audit_log_kind on audit_log (workspace_id, subject_type, happened_at desc, id desc);
create index audit_log_by_and_kind on audit_log (workspace_id, user_id, subject_type, happened_at desc, id desc);
drop index audit_log_workspace on audit_log;
--rollback create index audit_log_workspace on audit_log (workspace_id, id);
--rollback drop index audit_log_by_and_kind on audit_log;
--rollback drop index audit_log_kind on audit_log;
--rollback drop index audit_log_by on audit_log;
--rollback drop index audit_log_latest on audit_log;

-- What came in each hour, of all sources; the index is for the last ones of a workspace, and for letting go of old ones.
--changeset leadscoring:0019-event-hours
create table event_hours (
    workspace_id binary(16) not null,
    on_hour datetime(6) not null,
    events bigint not null,
    refused bigint not null,
    primary key (workspace_id, on_hour)
) ${table_options};
--rollback drop table event_hours;

-- Figures of days, which are counted in the background: see docs/adr/0024. An owner of sixteen zeros is nobody.
--changeset leadscoring:0019-day-figures
create table answer_days (
    workspace_id binary(16) not null,
    on_day date not null,
    band_from int not null,
    owner_id binary(16) not null,
    in_time bigint not null,
    late bigint not null,
    times ${document} not null,
    primary key (workspace_id, on_day, band_from, owner_id)
) ${table_options};
create table stage_days (
    workspace_id binary(16) not null,
    model_id binary(16) not null,
    on_day date not null,
    stage varchar(40) not null,
    entered bigint not null,
    primary key (workspace_id, model_id, on_day, stage)
) ${table_options};
--rollback drop table stage_days;
--rollback drop table answer_days;

-- The page reads one row, by its key. A run is whose turn it is, and by what was counted last.
--changeset leadscoring:0019-dashboards
create table dashboards (
    workspace_id binary(16) not null,
    days int not null,
    format int not null,
    content ${document} not null,
    primary key (workspace_id, days)
) ${table_options};
create table dashboard_runs (
    workspace_id binary(16) not null primary key,
    due_at datetime(6),
    recount_at datetime(6),
    model_id binary(16),
    zone varchar(64),
    replaying boolean not null,
    claimed_until datetime(6)
) ${table_options};
--rollback drop table dashboard_runs;
--rollback drop table dashboards;
