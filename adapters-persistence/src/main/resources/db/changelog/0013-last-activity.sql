--liquibase formatted sql

-- When a lead was last active follows from its events, as its scores do, and is written with them: a lead's own row need
-- not be written for every event. leads.active_at, what lists are sorted by, keeps the minute.
--changeset leadscoring:0013-last-activity
alter table scores add column last_activity_at datetime(6);
--rollback alter table scores drop column last_activity_at;

--changeset leadscoring:0013-last-activity-of-leads
update scores set last_activity_at = (select l.last_activity_at from leads l where l.id = scores.lead_id);
--rollback empty

--changeset leadscoring:0013-leads-without-last-activity
alter table leads drop column last_activity_at;
--rollback alter table leads add column last_activity_at datetime(6);
--rollback update leads set last_activity_at = (select max(s.last_activity_at) from scores s where s.lead_id = leads.id);

--changeset leadscoring:0013-minutes-of-leads
update leads set active_at = ${active_minute};
--rollback empty
