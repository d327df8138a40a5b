--liquibase formatted sql

-- score, stage and change_* repeat what the primary model says in scores, so that lists and the queue read one table.
-- active_at is last_activity_at, or created_at before the first event: what lists are sorted by.
--changeset leadscoring:0003-leads
create table leads (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    created_at datetime(6) not null,
    traits ${document} not null,
    name varchar(200),
    email varchar(200),
    phone varchar(200),
    company varchar(200),
    known boolean not null,
    status varchar(20) not null,
    owner_id binary(16),
    score int not null,
    stage varchar(40) not null,
    change_rule varchar(100),
    change_points int,
    change_at datetime(6),
    last_activity_at datetime(6),
    active_at datetime(6) not null,
    merged_into binary(16)
) ${table_options};
create index leads_active on leads (workspace_id, active_at desc, id);
create index leads_merged on leads (merged_into);
--rollback drop table leads;

--changeset leadscoring:0003-lead-search-terms
create table lead_search_terms (
    workspace_id binary(16) not null,
    term varchar(100) not null,
    lead_id binary(16) not null,
    primary key (workspace_id, term, lead_id)
) ${table_options};
create index lead_search_terms_lead on lead_search_terms (lead_id);
--rollback drop table lead_search_terms;

-- id is the hash of workspace, type and content: found by one key, on both databases by the same exact comparison.
-- A row never changes: what it stands for is said elsewhere, so that whoever holds a row here, because the identifier is
-- new, never waits for somebody who holds a lead.
--changeset leadscoring:0003-identifiers
create table identifiers (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    type varchar(20) not null,
    content varchar(200) not null
) ${table_options};
--rollback drop table identifiers;

--changeset leadscoring:0003-identifier-leads
create table identifier_leads (
    identifier_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null
) ${table_options};
create index identifier_leads_lead on identifier_leads (lead_id);
--rollback drop table identifier_leads;

--changeset leadscoring:0003-identifier-claims
create table identifier_claims (
    claimed_id binary(16) not null,
    by_id binary(16) not null,
    workspace_id binary(16) not null,
    occurred_at datetime(6) not null,
    message_id varchar(200) not null,
    source_id binary(16) not null,
    primary key (claimed_id, by_id)
) ${table_options};
--rollback drop table identifier_claims;

--changeset leadscoring:0003-lead-merges
create table lead_merges (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    ended_id binary(16) not null,
    survivor_id binary(16) not null,
    merged_at datetime(6) not null
) ${table_options};
create index lead_merges_survivor on lead_merges (survivor_id);
--rollback drop table lead_merges;

--changeset leadscoring:0003-status-changes
create table status_changes (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    from_status varchar(20) not null,
    to_status varchar(20) not null,
    changed_at datetime(6) not null,
    changed_by binary(16) not null
) ${table_options};
create index status_changes_lead on status_changes (lead_id, id);
--rollback drop table status_changes;
