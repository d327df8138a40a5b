--liquibase formatted sql

-- What CRMs are to erase of persons who were erased here, and what came of it. record_key and external_id are all that is
-- kept of the person, and only as long as it is open: waiting or refused. at_time is when one that waits is due, of others
-- since when they are so.
--changeset leadscoring:0034-crm-erasures
create table crm_erasures (
    id binary(16) not null primary key,
    connection_id binary(16) not null,
    workspace_id binary(16) not null,
    connection_name varchar(60) not null,
    erasure_id binary(16) not null,
    asked_at datetime(6) not null,
    state varchar(10) not null,
    record_key varchar(40),
    external_id varchar(100),
    at_time datetime(6) not null,
    tries int not null,
    why varchar(600)
) ${table_options};
create index crm_erasures_due on crm_erasures (connection_id, state, at_time);
create index crm_erasures_external on crm_erasures (connection_id, external_id);
create index crm_erasures_erasure on crm_erasures (erasure_id);
create index crm_erasures_state on crm_erasures (state);
--rollback drop table crm_erasures;

--changeset leadscoring:0034-crm-runs-erased
alter table crm_runs add column erased bigint default 0 not null;
--rollback alter table crm_runs drop column erased;
