--liquibase formatted sql

-- What went to Slack many at a time stood with each of them, and named all. From now on only its own line stands with each;
-- of what went before nothing is kept.
--changeset leadscoring:0039-told-of-many
update delivery_attempts set request = '-' where request like 'POST %"blocks":[%';
--rollback empty
