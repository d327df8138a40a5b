--liquibase formatted sql

-- By which parts of addresses views of pages get their types, one a line; null for the standard ones.
--changeset leadscoring:0036-page-types
alter table workspaces add column page_types ${document};
--rollback alter table workspaces drop column page_types;
