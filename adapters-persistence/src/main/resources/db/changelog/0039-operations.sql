--liquibase formatted sql

-- What went to Slack many at a time stood with each of them, and named all. From now on only its own line stands with each;
-- of what went before nothing is kept.
--changeset leadscoring:0039-told-of-many
update delivery_attempts set request = '-' where request like 'POST %"blocks":[%';
--rollback empty

-- From where somebody signed in by password, by the SHA-256 of their name and the network.
--changeset leadscoring:0039-sign-in-places
create table sign_in_places (
    digest binary(32) not null primary key,
    last_at datetime(6) not null
) ${table_options};
create index sign_in_places_last on sign_in_places (last_at);
--rollback drop table sign_in_places;
