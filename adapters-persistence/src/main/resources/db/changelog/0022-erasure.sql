--liquibase formatted sql

-- Messages whose person was erased, by their keys: known for ever as duplicates, and of nobody.
--changeset leadscoring:0022-erased-messages
create table erased_messages (
    message_key binary(16) not null primary key,
    workspace_id binary(16) not null
) ${table_options};
create index erased_messages_workspace on erased_messages (workspace_id);
--rollback drop table erased_messages;

-- Who was claimed by a person, and in whose merges they were, is looked for when they are erased.
--changeset leadscoring:0022-identities-of-persons
create index identifier_claims_by on identifier_claims (by_id);
create index lead_merge_identifiers_identifier on lead_merge_identifiers (identifier_id);
--rollback drop index lead_merge_identifiers_identifier on lead_merge_identifiers;
--rollback drop index identifier_claims_by on identifier_claims;

-- Certificates. Nothing in them tells of whom they are, or leads to a lead.
--changeset leadscoring:0022-erasures
create table erasures (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    erased_at datetime(6) not null,
    erased_by binary(16) not null,
    lead_count bigint not null,
    event_count bigint not null,
    identifier_count bigint not null,
    note_count bigint not null,
    refusal_count bigint not null,
    row_count bigint not null,
    file_count bigint not null
) ${table_options};
--rollback drop table erasures;
