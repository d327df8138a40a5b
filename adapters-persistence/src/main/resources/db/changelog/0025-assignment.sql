--liquibase formatted sql

-- Who gets leads. Seats have an order, and absences the place they have in theirs.
--changeset leadscoring:0025-assignment-policies
create table assignment_policies (
    workspace_id binary(16) not null primary key,
    method varchar(20) not null
) ${table_options};
create table assignment_seats (
    workspace_id binary(16) not null,
    user_id binary(16) not null,
    place int not null,
    weight int not null,
    capacity int,
    in_office_hours boolean not null,
    primary key (workspace_id, user_id)
) ${table_options};
create table assignment_absences (
    workspace_id binary(16) not null,
    user_id binary(16) not null,
    place int not null,
    away_from datetime(6) not null,
    away_until datetime(6) not null,
    note varchar(200) not null,
    primary key (workspace_id, user_id, place)
) ${table_options};
--rollback drop table assignment_absences;
--rollback drop table assignment_seats;
--rollback drop table assignment_policies;

-- Whose turn it is: one row a workspace, there as long as there is a policy, for whoever takes a turn holds it.
--changeset leadscoring:0025-assignment-turns
create table assignment_turns (
    workspace_id binary(16) not null primary key,
    turn ${document} not null
) ${table_options};
--rollback drop table assignment_turns;

--changeset leadscoring:0025-assignments
create table assignments (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    user_id binary(16),
    assigned_at datetime(6) not null,
    method varchar(20) not null,
    reason ${document} not null,
    assigned_by binary(16)
) ${table_options};
create index assignments_lead on assignments (lead_id, id);
--rollback drop table assignments;

-- How many open leads somebody has is counted with each lead that is given away: leads_owner would have every one looked up.
--changeset leadscoring:0025-leads-load
create index leads_load on leads (workspace_id, merged_into, owner_id, status);
--rollback drop index leads_load on leads;
