--liquibase formatted sql

-- A source may send with several keys for a while: valid_until is null for the one that stays.
--changeset leadscoring:0012-source-keys
create table source_keys (
    key_hash binary(32) not null primary key,
    source_id binary(16) not null,
    workspace_id binary(16) not null,
    hint varchar(4) not null,
    created_at datetime(6) not null,
    valid_until datetime(6),
    constraint source_keys_source foreign key (source_id) references sources (id)
) ${table_options};
--rollback drop table source_keys;

--changeset leadscoring:0012-source-keys-of-sources
insert into source_keys (key_hash, source_id, workspace_id, hint, created_at)
    select key_hash, id, workspace_id, key_hint, created_at from sources;
--rollback empty

--changeset leadscoring:0012-sources-without-keys
alter table sources drop constraint sources_key;
alter table sources drop column key_hash;
alter table sources drop column key_hint;
--rollback alter table sources add column key_hint varchar(4);
--rollback alter table sources add column key_hash binary(32);
--rollback update sources set key_hash = (select k.key_hash from source_keys k where k.source_id = sources.id and k.valid_until is null), key_hint = (select k.hint from source_keys k where k.source_id = sources.id and k.valid_until is null);
--rollback alter table sources modify column key_hash binary(32) not null;
--rollback alter table sources modify column key_hint varchar(4) not null;
--rollback alter table sources add constraint sources_key unique (key_hash);

-- was and became hold what differs, as documents; ids are in the order of time.
--changeset leadscoring:0012-audit-log
create table audit_log (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    happened_at datetime(6) not null,
    user_id binary(16) not null,
    action varchar(40) not null,
    subject_type varchar(20) not null,
    subject_id binary(16) not null,
    was ${document} not null,
    became ${document} not null
) ${table_options};
create index audit_log_subject on audit_log (subject_id, id);
create index audit_log_workspace on audit_log (workspace_id, id);
--rollback drop table audit_log;

-- What was refused lately. By source first: its latest are read, and its oldest let go.
--changeset leadscoring:0012-refusals
create table refusals (
    source_id binary(16) not null,
    id binary(16) not null,
    workspace_id binary(16) not null,
    refused_at datetime(6) not null,
    endpoint varchar(100) not null,
    message_id varchar(200),
    pointer varchar(255) not null,
    reason varchar(500) not null,
    excerpt varchar(1000) not null,
    primary key (source_id, id)
) ${table_options};
--rollback drop table refusals;

-- How much came, by day of the workspace's zone: in all, and by type. Not scores: a crash loses the last seconds.
--changeset leadscoring:0012-source-counts
create table source_days (
    source_id binary(16) not null,
    on_day date not null,
    workspace_id binary(16) not null,
    events bigint not null,
    refused bigint not null,
    dropped bigint not null,
    limited bigint not null,
    last_at datetime(6),
    primary key (source_id, on_day)
) ${table_options};
create table source_types (
    source_id binary(16) not null,
    on_day date not null,
    type varchar(100) not null,
    workspace_id binary(16) not null,
    events bigint not null,
    last_at datetime(6) not null,
    primary key (source_id, on_day, type)
) ${table_options};
--rollback drop table source_types;
--rollback drop table source_days;
