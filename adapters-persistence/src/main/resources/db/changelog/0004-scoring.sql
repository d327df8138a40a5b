--liquibase formatted sql

--changeset leadscoring:0004-scoring-models
create table scoring_models (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    name varchar(100) not null,
    version int not null,
    state varchar(20) not null,
    is_primary boolean not null,
    definition ${document} not null,
    created_at datetime(6) not null,
    constraint scoring_models_version unique (workspace_id, name, version),
    constraint scoring_models_workspace foreign key (workspace_id) references workspaces (id)
) ${table_options};
--rollback drop table scoring_models;

-- upto_* is the key of the last event that is part of the score, null before the first.
--changeset leadscoring:0004-scores
create table scores (
    lead_id binary(16) not null,
    model_id binary(16) not null,
    workspace_id binary(16) not null,
    total int not null,
    engagement int not null,
    fit int not null,
    intent int not null,
    stage varchar(40) not null,
    uses ${document} not null,
    entries int not null,
    crossings int not null,
    upto_at datetime(6),
    upto_message varchar(200),
    upto_source binary(16),
    primary key (lead_id, model_id)
) ${table_options};
--rollback drop table scores;

--changeset leadscoring:0004-ledger-entries
create table ledger_entries (
    lead_id binary(16) not null,
    model_id binary(16) not null,
    seq int not null,
    workspace_id binary(16) not null,
    cause varchar(20) not null,
    rule_id varchar(100),
    category varchar(20) not null,
    event_id binary(16) not null,
    points int not null,
    score_before int not null,
    score_after int not null,
    occurred_at datetime(6) not null,
    primary key (lead_id, model_id, seq)
) ${table_options};
--rollback drop table ledger_entries;

--changeset leadscoring:0004-crossings
create table crossings (
    lead_id binary(16) not null,
    model_id binary(16) not null,
    seq int not null,
    workspace_id binary(16) not null,
    stage varchar(40) not null,
    direction varchar(4) not null,
    score int not null,
    event_id binary(16) not null,
    occurred_at datetime(6) not null,
    primary key (lead_id, model_id, seq)
) ${table_options};
--rollback drop table crossings;
