--liquibase formatted sql

-- Whose record carries the key of a lead: after a merge was undone, it is found by that.
--changeset leadscoring:0040-crm-link-keys
create index crm_links_key on crm_links (connection_id, record_key);
--rollback drop index crm_links_key on crm_links;
