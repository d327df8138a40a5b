--liquibase formatted sql

-- Of each version the simulation that runs, if one does, and the last that was finished; they go with their draft.
-- definition is the draft as it was simulated, counted all that has been counted so far: some kilobytes of JSON text,
-- however many leads there are. What runs is found by simulations_running.
--changeset leadscoring:0017-simulations
create table simulations (
    model_id binary(16) not null,
    running boolean not null,
    workspace_id binary(16) not null,
    in_force_id binary(16) not null,
    definition ${document} not null,
    asked_by binary(16) not null,
    began_at datetime(6) not null,
    cursor_id binary(16),
    total bigint not null,
    counted ${document} not null,
    answered ${document} not null,
    finished_at datetime(6),
    primary key (model_id, running),
    constraint simulations_model foreign key (model_id) references scoring_models (id) on delete cascade
) ${table_options};
create index simulations_running on simulations (running, began_at);
--rollback drop table simulations;
