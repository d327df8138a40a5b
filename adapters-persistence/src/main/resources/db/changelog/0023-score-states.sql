--liquibase formatted sql

-- A scorer's state, as it was when it was kept last: see docs/adr/0029. Between, a score is scored again from it and the
-- events since. scores.events and scores.stepped_at tell whether there were any; null where an older release scored: then
-- the state is where the score stands.
--changeset leadscoring:0023-score-states
create table score_states (
    lead_id binary(16) not null,
    model_id binary(16) not null,
    workspace_id binary(16) not null,
    state ${document} not null,
    primary key (lead_id, model_id)
) ${table_options};
--rollback drop table score_states;

--changeset leadscoring:0023-score-states-of-scores
insert into score_states (lead_id, model_id, workspace_id, state)
    select lead_id, model_id, workspace_id, state from scores where state is not null;
--rollback empty

--changeset leadscoring:0023-score-events
alter table scores add column events int;
alter table scores add column stepped_at datetime(6);
--rollback alter table scores drop column stepped_at;
--rollback alter table scores drop column events;

-- Without its state a score is made anew by the release before, from all events.
--changeset leadscoring:0023-scores-without-states
alter table scores drop column state;
--rollback alter table scores add column state ${document};
--rollback insert into replays (lead_id, workspace_id) select l.id, l.workspace_id from leads l where l.merged_into is null and not exists (select 1 from replays r where r.lead_id = l.id);
