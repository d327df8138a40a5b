--liquibase formatted sql

-- Sessions of browsers, as Spring Session has them; instants are milliseconds since 1970. Attributes are encrypted. Spring
-- Session writes the end of the second table's name in capitals, which MySQL on Linux distinguishes.
--changeset leadscoring:0031-sessions
create table sessions (
    primary_id char(36) not null primary key,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    constraint sessions_session unique (session_id)
) ${table_options};
create index sessions_expiry on sessions (expiry_time);
create index sessions_principal on sessions (principal_name);
--rollback drop table sessions;

--changeset leadscoring:0031-session-attributes
create table sessions_ATTRIBUTES (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes ${piece} not null,
    primary key (session_primary_id, attribute_name),
    constraint sessions_attributes_session foreign key (session_primary_id) references sessions (primary_id)
        on delete cascade
) ${table_options};
--rollback drop table sessions_ATTRIBUTES;

-- By the SHA-256 of what it is counted by: a name, an address, both.
--changeset leadscoring:0031-sign-in-failures
create table sign_in_failures (
    digest binary(32) not null primary key,
    failures int not null,
    since datetime(6) not null
) ${table_options};
create index sign_in_failures_since on sign_in_failures (since);
--rollback drop table sign_in_failures;

-- By the SHA-256 of issuer and subject, which together are longer than a key may be.
--changeset leadscoring:0031-provided-identities
create table provided_identities (
    digest binary(32) not null primary key,
    workspace_id binary(16) not null,
    user_id binary(16) not null,
    issuer varchar(500) not null,
    created_at datetime(6) not null
) ${table_options};
create index provided_identities_user on provided_identities (user_id);
--rollback drop table provided_identities;
