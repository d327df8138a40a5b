--liquibase formatted sql

-- Who was on which side of a merge. Merges logged before this have no rows here: they cannot be undone.
--changeset leadscoring:0007-lead-merge-identifiers
create table lead_merge_identifiers (
    merge_id bigint not null,
    identifier_id binary(16) not null,
    workspace_id binary(16) not null,
    side varchar(20) not null,
    primary key (merge_id, identifier_id)
) ${table_options};
--rollback drop table lead_merge_identifiers;

--changeset leadscoring:0007-lead-merges-undone
alter table lead_merges add column undone_at datetime(6);
alter table lead_merges add column undone_by binary(16);
alter table lead_merges add column redone_at datetime(6);
alter table lead_merges add column redone_by binary(16);
create index lead_merges_ended on lead_merges (ended_id);
--rollback drop index lead_merges_ended on lead_merges;
--rollback alter table lead_merges drop column undone_at;
--rollback alter table lead_merges drop column undone_by;
--rollback alter table lead_merges drop column redone_at;
--rollback alter table lead_merges drop column redone_by;

-- Two merges may each keep the same two apart; one row for each, so that doing one again leaves the other undone.
--changeset leadscoring:0007-identity-cuts
create table identity_cuts (
    one_id binary(16) not null,
    other_id binary(16) not null,
    merge_id bigint not null,
    workspace_id binary(16) not null,
    primary key (one_id, other_id, merge_id)
) ${table_options};
create index identity_cuts_other on identity_cuts (other_id);
create index identity_cuts_merge on identity_cuts (merge_id);
--rollback drop table identity_cuts;
