--liquibase formatted sql

-- Which version was made of what which run suggests: so it is known which leads its points were not made from, and by which
-- alone it can be proven. A row goes with its version and with its run.
--changeset leadscoring:0038-evidence-drafts
create table evidence_drafts (
    draft_id binary(16) not null primary key,
    run_id binary(16) not null,
    constraint evidence_drafts_draft foreign key (draft_id) references scoring_models (id) on delete cascade,
    constraint evidence_drafts_run foreign key (run_id) references evidence_runs (id) on delete cascade
) ${table_options};
--rollback drop table evidence_drafts;
