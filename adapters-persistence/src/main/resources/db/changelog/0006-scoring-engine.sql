--liquibase formatted sql

-- state is all the scorer must know to go on; null where an older release scored: such a lead is replayed. change_* is
-- what a rule last gave or took. due_at is when the score is to be looked at because time changes it. What used to be
-- columns of their own is in state.
--changeset leadscoring:0006-score-states
alter table scores add column state ${document};
--rollback alter table scores drop column state;

--changeset leadscoring:0006-score-change
alter table scores add column change_rule varchar(100);
alter table scores add column change_points int;
alter table scores add column change_at datetime(6);
--rollback alter table scores drop column change_at;
--rollback alter table scores drop column change_points;
--rollback alter table scores drop column change_rule;

--changeset leadscoring:0006-score-change-of-leads
update scores set
    change_rule = (select l.change_rule from leads l where l.id = scores.lead_id),
    change_points = (select l.change_points from leads l where l.id = scores.lead_id),
    change_at = (select l.change_at from leads l where l.id = scores.lead_id);
--rollback empty

-- What is due by a version in use is found without passing what is due by those that were retired.
--changeset leadscoring:0006-score-due
alter table scores add column due_at datetime(6);
create index scores_due on scores (model_id, due_at);
create index scores_model on scores (model_id, total desc, lead_id);
--rollback drop index scores_model on scores;
--rollback drop index scores_due on scores;
--rollback alter table scores drop column due_at;

--changeset leadscoring:0006-scores-without-uses
alter table scores drop column uses;
alter table scores drop column upto_at;
alter table scores drop column upto_message;
alter table scores drop column upto_source;
--rollback alter table scores add column upto_source binary(16);
--rollback alter table scores add column upto_message varchar(200);
--rollback alter table scores add column upto_at datetime(6);
--rollback alter table scores add column uses ${document};
--rollback update scores set uses = '{}';

-- Lists and the queue read the score where it is written, so that another version goes live in one step.
--changeset leadscoring:0006-leads-without-scores
alter table leads drop column score;
alter table leads drop column stage;
alter table leads drop column change_rule;
alter table leads drop column change_points;
alter table leads drop column change_at;
--rollback alter table leads add column change_at datetime(6);
--rollback alter table leads add column change_points int;
--rollback alter table leads add column change_rule varchar(100);
--rollback alter table leads add column stage varchar(40);
--rollback alter table leads add column score int;
--rollback update leads set score = coalesce((select max(s.total) from scores s join scoring_models m on m.id = s.model_id and m.is_primary = true where s.lead_id = leads.id), 0), stage = coalesce((select max(s.stage) from scores s join scoring_models m on m.id = s.model_id and m.is_primary = true where s.lead_id = leads.id), 'cold');

-- States on the way of leads with long histories; reached_at is the instant before which nothing may be added to one.
--changeset leadscoring:0006-score-checkpoints
create table score_checkpoints (
    lead_id binary(16) not null,
    model_id binary(16) not null,
    events int not null,
    workspace_id binary(16) not null,
    reached_at datetime(6) not null,
    state ${document} not null,
    primary key (lead_id, model_id, events)
) ${table_options};
--rollback drop table score_checkpoints;

-- Leads that wait to be scored anew from all their events.
--changeset leadscoring:0006-replays
create table replays (
    lead_id binary(16) not null primary key,
    workspace_id binary(16) not null
) ${table_options};
create index replays_workspace on replays (workspace_id);
--rollback drop table replays;

--changeset leadscoring:0006-replays-of-all
insert into replays (lead_id, workspace_id) select id, workspace_id from leads where merged_into is null;
--rollback empty

-- Wishes that many leads be scored anew: all of a workspace, or those with events of a source.
--changeset leadscoring:0006-replay-notes
create table replay_notes (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    source_id binary(16),
    asked_at datetime(6) not null,
    expanded boolean not null
) ${table_options};
--rollback drop table replay_notes;

--changeset leadscoring:0006-derivations
create table derived_types (
    workspace_id binary(16) not null,
    type varchar(100) not null,
    making varchar(20) not null,
    primary key (workspace_id, type)
) ${table_options};
create table high_intent_urls (
    workspace_id binary(16) not null,
    place int not null,
    part varchar(200) not null,
    primary key (workspace_id, place)
) ${table_options};
--rollback drop table high_intent_urls;
--rollback drop table derived_types;

--changeset leadscoring:0006-publications
create table publications (
    model_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    replaces_id binary(16),
    acts boolean not null,
    asked_by binary(16) not null,
    asked_at datetime(6) not null,
    phase varchar(20) not null,
    cursor_id binary(16),
    done bigint not null,
    total bigint not null,
    finished_at datetime(6)
) ${table_options};
create index publications_unfinished on publications (finished_at, asked_at);
create index publications_workspace on publications (workspace_id, asked_at desc);
create index leads_unmerged on leads (workspace_id, merged_into, id);
--rollback drop index leads_unmerged on leads;
--rollback drop table publications;
