--liquibase formatted sql

-- plan is what is to become of the file, as JSON text. last_at is when it ended, or was made: what nobody touched for
-- long is found by it.
--changeset leadscoring:0010-imports
create table imports (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    kind varchar(20) not null,
    file_name varchar(200) not null,
    file_bytes bigint not null,
    file_hash varchar(64) not null,
    file_kept boolean not null,
    plan ${document},
    state varchar(20) not null,
    checked boolean not null,
    asked_by binary(16),
    created_at datetime(6) not null,
    started_at datetime(6),
    ended_at datetime(6),
    last_at datetime(6) not null,
    at_byte bigint not null,
    at_line bigint not null,
    read_rows bigint not null,
    taken bigint not null,
    duplicates bigint not null,
    refused bigint not null,
    new_leads bigint not null,
    known_leads bigint not null,
    claimed_by varchar(40),
    claimed_until datetime(6),
    problem ${document}
) ${table_options};
create index imports_workspace on imports (workspace_id, created_at desc, id desc);
create index imports_state on imports (state, started_at);
create index imports_kept on imports (file_kept, last_at);
--rollback drop table imports;

--changeset leadscoring:0010-import-pieces
create table import_pieces (
    import_id binary(16) not null,
    place int not null,
    workspace_id binary(16) not null,
    content ${piece} not null,
    primary key (import_id, place)
) ${table_options};
--rollback drop table import_pieces;

--changeset leadscoring:0010-import-refusals
create table import_refusals (
    import_id binary(16) not null,
    line bigint not null,
    workspace_id binary(16) not null,
    column_name varchar(250),
    reason varchar(500) not null,
    row_text ${document} not null,
    primary key (import_id, line)
) ${table_options};
--rollback drop table import_refusals;
