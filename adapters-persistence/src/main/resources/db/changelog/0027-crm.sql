--liquibase formatted sql

-- crm is encrypted: how it is reached is secret. claimed_until is when whoever works on it loses it. wish is what its next run
-- is to do besides.
--changeset leadscoring:0027-crm-connections
create table crm_connections (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    name varchar(60) not null,
    crm ${document} not null,
    enabled boolean not null,
    settings ${document} not null,
    failures int not null,
    rests_until datetime(6),
    disabled_because varchar(600),
    next_run_at datetime(6) not null,
    claimed_until datetime(6),
    pulled_up_to datetime(6),
    wish varchar(10),
    created_at datetime(6) not null
) ${table_options};
create index crm_connections_workspace on crm_connections (workspace_id);
--rollback drop table crm_connections;

-- Leads that changed and are to be looked at. Whoever changes a lead holds its row here until the change is committed.
--changeset leadscoring:0027-crm-marks
create table crm_marks (
    connection_id binary(16) not null,
    urgent boolean not null,
    lead_id binary(16) not null,
    workspace_id binary(16) not null,
    primary key (connection_id, urgent, lead_id)
) ${table_options};
--rollback drop table crm_marks;

-- Which record is whose. agreed is what both sides had last. sending is true while it is not known what came of sending it.
--changeset leadscoring:0027-crm-links
create table crm_links (
    connection_id binary(16) not null,
    lead_id binary(16) not null,
    workspace_id binary(16) not null,
    record_key varchar(40) not null,
    external_id varchar(100),
    agreed ${document} not null,
    pushed_at datetime(6),
    refused varchar(600),
    anew boolean not null,
    sending boolean not null,
    primary key (connection_id, lead_id)
) ${table_options};
create index crm_links_external on crm_links (connection_id, external_id);
create index crm_links_sending on crm_links (connection_id, sending, lead_id);
create index crm_links_refused on crm_links (connection_id, refused, lead_id);
create index crm_links_lead on crm_links (lead_id);
--rollback drop table crm_links;

--changeset leadscoring:0027-crm-runs
create table crm_runs (
    id binary(16) not null primary key,
    connection_id binary(16) not null,
    workspace_id binary(16) not null,
    kind varchar(10) not null,
    phase varchar(10) not null,
    begun_at datetime(6) not null,
    ended_at datetime(6),
    is_open boolean,
    place varchar(1000),
    since datetime(6) not null,
    up_to datetime(6),
    total bigint not null,
    examined bigint not null,
    created bigint not null,
    updated bigint not null,
    refused bigint not null,
    pulled bigint not null,
    conflicts bigint not null,
    requests bigint not null,
    trouble varchar(600),
    constraint crm_runs_open unique (connection_id, is_open)
) ${table_options};
create index crm_runs_latest on crm_runs (connection_id, begun_at);
create index crm_runs_ended on crm_runs (ended_at);
--rollback drop table crm_runs;

--changeset leadscoring:0027-crm-clashes
create table crm_clashes (
    id bigint not null auto_increment primary key,
    connection_id binary(16) not null,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    field varchar(100) not null,
    ours varchar(300) not null,
    theirs varchar(300) not null,
    winner varchar(10) not null,
    happened_at datetime(6) not null
) ${table_options};
create index crm_clashes_connection on crm_clashes (connection_id, id);
create index crm_clashes_lead on crm_clashes (lead_id);
--rollback drop table crm_clashes;
