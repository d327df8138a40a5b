--liquibase formatted sql

-- scopes are divided by spaces. Of the secret only its SHA-256 is kept. last_used_at is known to the minute.
--changeset leadscoring:0030-api-tokens
create table api_tokens (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    user_id binary(16) not null,
    name varchar(60) not null,
    scopes varchar(200) not null,
    token_hash binary(32) not null,
    hint varchar(4) not null,
    created_at datetime(6) not null,
    expires_at datetime(6) not null,
    last_used_at datetime(6),
    constraint api_tokens_hash unique (token_hash),
    constraint api_tokens_workspace foreign key (workspace_id) references workspaces (id)
) ${table_options};
--rollback drop table api_tokens;
