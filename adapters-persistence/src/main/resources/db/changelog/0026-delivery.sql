--liquibase formatted sql

-- channel is encrypted: addresses are secrets. failures, rests_until and disabled_because say how it fares.
--changeset leadscoring:0026-destinations
create table destinations (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    name varchar(60) not null,
    channel ${document} not null,
    enabled boolean not null,
    topics varchar(300) not null,
    failures int not null,
    rests_until datetime(6),
    disabled_because varchar(600),
    created_at datetime(6) not null
) ${table_options};
create index destinations_workspace on destinations (workspace_id);
--rollback drop table destinations;

--changeset leadscoring:0026-stage-actions
create table stage_actions (
    workspace_id binary(16) not null,
    stage varchar(40) not null,
    direction varchar(4) not null,
    place int not null,
    action varchar(20) not null,
    destination_id binary(16),
    primary key (workspace_id, stage, direction, place)
) ${table_options};
create index stage_actions_destination on stage_actions (destination_id);
--rollback drop table stage_actions;

--changeset leadscoring:0026-lead-marks
create table lead_marks (
    lead_id binary(16) not null,
    mark varchar(10) not null,
    workspace_id binary(16) not null,
    marked_at datetime(6) not null,
    primary key (lead_id, mark)
) ${table_options};
--rollback drop table lead_marks;

-- The outbox. next_at is when it is sent next, or when a claim on it ends; null once it is delivered or dead.
--changeset leadscoring:0026-deliveries
create table deliveries (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    destination_id binary(16) not null,
    user_id binary(16),
    topic varchar(30) not null,
    lead_id binary(16),
    happened_at datetime(6) not null,
    stage varchar(40),
    score int not null,
    due_at datetime(6),
    detail varchar(300),
    notice ${document},
    state varchar(10) not null,
    attempts int not null,
    next_at datetime(6),
    answer varchar(600),
    created_at datetime(6) not null,
    ended_at datetime(6)
) ${table_options};
create index deliveries_due on deliveries (destination_id, next_at);
create index deliveries_state on deliveries (destination_id, state, created_at, id);
create index deliveries_latest on deliveries (workspace_id, created_at, id);
create index deliveries_of_state on deliveries (workspace_id, state, created_at, id);
create index deliveries_lead on deliveries (lead_id, created_at);
create index deliveries_ended on deliveries (ended_at);
--rollback drop table deliveries;

--changeset leadscoring:0026-delivery-attempts
create table delivery_attempts (
    id bigint not null auto_increment primary key,
    delivery_id binary(16) not null,
    workspace_id binary(16) not null,
    begun_at datetime(6) not null,
    millis bigint not null,
    accepted boolean not null,
    request ${document} not null,
    answer varchar(600) not null
) ${table_options};
create index delivery_attempts_delivery on delivery_attempts (delivery_id, id);
--rollback drop table delivery_attempts;

--changeset leadscoring:0026-mail-readers
create table mail_readers (
    user_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    mail varchar(254) not null,
    language varchar(35) not null,
    topics varchar(300) not null
) ${table_options};
create index mail_readers_workspace on mail_readers (workspace_id);
--rollback drop table mail_readers;
