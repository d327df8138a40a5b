--liquibase formatted sql

-- What a lead is divided by, the same for all experiments: see docs/adr/0040 and Division.bucket. It follows from the id, so
-- nobody writes it; MySQL reckons it when it is read, and adds the column without rewriting the table.
--changeset leadscoring:0032-bucket-of-leads
alter table leads add column bucket bigint generated always as (${bucket_of_id}) ${when_read};
--rollback alter table leads drop column bucket;

-- factor, shift_by and below follow from id and percent. While one has not ended its challenger drives the leads whose
-- mod(bucket * factor + shift_by, 2147483647) is below.
--changeset leadscoring:0032-experiments
create table experiments (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    champion varchar(100) not null,
    challenger varchar(100) not null,
    percent int not null,
    factor bigint not null,
    shift_by bigint not null,
    below bigint not null,
    begun_at datetime(6) not null,
    begun_by binary(16) not null,
    ended_at datetime(6),
    ended_by binary(16)
) ${table_options};
create index experiments_workspace on experiments (workspace_id, begun_at);
--rollback drop table experiments;
