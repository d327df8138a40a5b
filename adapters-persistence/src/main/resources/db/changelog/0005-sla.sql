--liquibase formatted sql

--changeset leadscoring:0005-sla-policies
create table sla_policies (
    workspace_id binary(16) not null primary key,
    warn_percent int not null,
    constraint sla_policies_workspace foreign key (workspace_id) references workspaces (id)
) ${table_options};
create table sla_bands (
    workspace_id binary(16) not null,
    from_score int not null,
    target_seconds bigint not null,
    opens_for varchar(20) not null,
    primary key (workspace_id, from_score)
) ${table_options};
--rollback drop table sla_bands;
--rollback drop table sla_policies;

-- next_at is when time alone changes the clock again: its warning, then its breach, then never.
--changeset leadscoring:0005-sla-clocks
create table sla_clocks (
    lead_id binary(16) not null primary key,
    workspace_id binary(16) not null,
    state varchar(20) not null,
    band_from int not null,
    opened_at datetime(6) not null,
    due_at datetime(6) not null,
    warn_at datetime(6) not null,
    warned_at datetime(6),
    breached_at datetime(6),
    closed_at datetime(6),
    next_at datetime(6)
) ${table_options};
create index sla_clocks_queue on sla_clocks (workspace_id, state, due_at, lead_id);
create index sla_clocks_next on sla_clocks (next_at);
--rollback drop table sla_clocks;

--changeset leadscoring:0005-sla-transitions
create table sla_transitions (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    lead_id binary(16) not null,
    transition varchar(20) not null,
    happened_at datetime(6) not null,
    due_at datetime(6) not null
) ${table_options};
create index sla_transitions_lead on sla_transitions (lead_id, id);
--rollback drop table sla_transitions;
