--liquibase formatted sql

--changeset leadscoring:0001-workspaces
create table workspaces (
    id binary(16) not null primary key,
    name varchar(100) not null,
    zone varchar(64) not null,
    created_at datetime(6) not null
) ${table_options};
--rollback drop table workspaces;

--changeset leadscoring:0001-users
create table users (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    username varchar(100) not null,
    name varchar(100) not null,
    role varchar(20) not null,
    password_hash varchar(200) not null,
    enabled boolean not null,
    created_at datetime(6) not null,
    constraint users_username unique (username),
    constraint users_workspace foreign key (workspace_id) references workspaces (id)
) ${table_options};
--rollback drop table users;

--changeset leadscoring:0001-sources
create table sources (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    name varchar(100) not null,
    key_hash binary(32) not null,
    key_hint varchar(4) not null,
    enabled boolean not null,
    created_at datetime(6) not null,
    constraint sources_key unique (key_hash),
    constraint sources_workspace foreign key (workspace_id) references workspaces (id)
) ${table_options};
--rollback drop table sources;
