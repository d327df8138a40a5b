--liquibase formatted sql

-- What outcomes say of a version. question and evidence are some kilobytes of JSON text, however many leads there are. Whoever
-- works on one has claimed it until claimed_until; after that its node is taken for dead, and another one begins anew. They go
-- with their version when that is thrown away.
--changeset leadscoring:0029-evidence-runs
create table evidence_runs (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    model_id binary(16) not null,
    challenger_id binary(16),
    question ${document} not null,
    asked_by binary(16) not null,
    began_at datetime(6) not null,
    state varchar(20) not null,
    step varchar(20) not null,
    done bigint not null,
    total bigint not null,
    claimed_until datetime(6),
    evidence ${document},
    problem varchar(500),
    finished_at datetime(6),
    constraint evidence_runs_model foreign key (model_id) references scoring_models (id) on delete cascade
) ${table_options};
create index evidence_runs_of_model on evidence_runs (model_id, state, began_at);
create index evidence_runs_state on evidence_runs (state, began_at);
--rollback drop table evidence_runs;
