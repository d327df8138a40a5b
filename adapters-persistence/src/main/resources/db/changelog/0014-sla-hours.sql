--liquibase formatted sql

-- A policy without open times counts all time. Minutes count from midnight on the wall of the zone.
--changeset leadscoring:0014-business-hours
alter table sla_policies add column zone varchar(64);
alter table sla_policies add column pause_on varchar(200) default '' not null;
create table sla_open_times (
    workspace_id binary(16) not null,
    weekday tinyint not null,
    from_minute int not null,
    to_minute int not null,
    primary key (workspace_id, weekday, from_minute)
) ${table_options};
create table sla_holidays (
    workspace_id binary(16) not null,
    holiday date not null,
    name varchar(100) not null,
    primary key (workspace_id, holiday)
) ${table_options};
--rollback drop table sla_holidays;
--rollback drop table sla_open_times;
--rollback alter table sla_policies drop column pause_on;
--rollback alter table sla_policies drop column zone;

-- owner_id is the lead's, so that the queue of one person is one stretch of an index. Times are working time.
--changeset leadscoring:0014-pauses
alter table sla_clocks add column paused_at datetime(6);
alter table sla_clocks add column wakes_at datetime(6);
alter table sla_clocks add column rested_micros bigint default 0 not null;
alter table sla_clocks add column answered_micros bigint;
alter table sla_clocks add column owner_id binary(16);
update sla_clocks set owner_id = (select l.owner_id from leads l where l.id = sla_clocks.lead_id);
create index sla_clocks_owner on sla_clocks (workspace_id, state, owner_id, due_at, lead_id);
create index sla_clocks_band on sla_clocks (workspace_id, state, band_from, due_at, lead_id);
create index sla_clocks_closed on sla_clocks (workspace_id, state, closed_at);
alter table sla_transitions add column done_by binary(16);
alter table sla_transitions add column why varchar(200);
--rollback alter table sla_transitions drop column why;
--rollback alter table sla_transitions drop column done_by;
--rollback drop index sla_clocks_closed on sla_clocks;
--rollback drop index sla_clocks_band on sla_clocks;
--rollback drop index sla_clocks_owner on sla_clocks;
--rollback alter table sla_clocks drop column owner_id;
--rollback alter table sla_clocks drop column answered_micros;
--rollback alter table sla_clocks drop column rested_micros;
--rollback alter table sla_clocks drop column wakes_at;
--rollback alter table sla_clocks drop column paused_at;

--changeset leadscoring:0014-contacts
create table lead_contacts (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    way varchar(20) not null,
    note varchar(500) not null,
    contacted_at datetime(6) not null,
    contacted_by binary(16) not null
) ${table_options};
create index lead_contacts_lead on lead_contacts (lead_id, id);
--rollback drop table lead_contacts;
