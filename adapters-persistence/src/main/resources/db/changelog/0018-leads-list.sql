--liquibase formatted sql

-- What a lead stands under in a list by names: see Profile.listedUnder. It changes when its name does, which is seldom.
--changeset leadscoring:0018-leads-listed-under
alter table leads add column listed_under varchar(101) default '1' not null;
--rollback alter table leads drop column listed_under;

--changeset leadscoring:0018-leads-listed-under-names
update leads set listed_under = concat('0', lower(left(trim(coalesce(name, email, phone)), 100)))
    where coalesce(name, email, phone) is not null;
--rollback empty

-- An order of the list each, and each reads only the leads it shows. None of these columns changes with an event that
-- tells nothing new of the lead; what would (the minute of the last activity, the score) has its index already.
--changeset leadscoring:0018-leads-orders
create index leads_name on leads (workspace_id, merged_into, listed_under, id);
create index leads_created on leads (workspace_id, merged_into, created_at desc, id);
create index leads_status on leads (workspace_id, merged_into, status, created_at desc, id);
create index leads_owner on leads (workspace_id, merged_into, owner_id, created_at desc, id);
--rollback drop index leads_owner on leads;
--rollback drop index leads_status on leads;
--rollback drop index leads_created on leads;
--rollback drop index leads_name on leads;
