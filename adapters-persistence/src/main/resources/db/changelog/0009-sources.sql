--liquibase formatted sql

-- Origins are separated by spaces; a source without a limit has none.
--changeset leadscoring:0009-source-limits
alter table sources add column allowed_origins ${document};
alter table sources add column events_per_second int;
--rollback alter table sources drop column events_per_second;
--rollback alter table sources drop column allowed_origins;
