--liquibase formatted sql

-- What a lead was first heard of through: written with the lead, once, so that the index costs an event nothing.
--changeset leadscoring:0021-leads-source
alter table leads add column source_id binary(16);
create index leads_source on leads (workspace_id, merged_into, source_id, created_at desc, id);
--rollback drop index leads_source on leads;
--rollback alter table leads drop column source_id;

-- Of the leads there are: the source of the first event that was received of each.
--changeset leadscoring:0021-leads-source-of-first-event
update leads set source_id = (select e.source_id from events e where e.lead_id = leads.id
    order by e.received_at, e.id limit 1);
--rollback empty

-- When a lead may leave its stage downwards if it does nothing: see docs/adr/0027. Null for most, and moved by few events.
--changeset leadscoring:0021-scores-cooling
alter table scores add column cools_at datetime(6);
create index scores_cooling on scores (model_id, cools_at, lead_id);
--rollback drop index scores_cooling on scores;
--rollback alter table scores drop column cools_at;

-- Of the scores there are it is found out by who looks at them when time changes them: all of them are to be looked at once.
--changeset leadscoring:0021-scores-looked-at
update scores set due_at = timestamp '2000-01-01 00:00:00' where due_at is not null;
--rollback empty
