--liquibase formatted sql

-- sink is encrypted: how it is reached is secret. read_up_to is the place in the log, an id of events. claimed_until is when
-- whoever works on it loses it.
--changeset leadscoring:0028-analytics-feeds
create table analytics_feeds (
    id binary(16) not null primary key,
    workspace_id binary(16) not null,
    name varchar(60) not null,
    sink ${document} not null,
    enabled boolean not null,
    content ${document} not null,
    failures int not null,
    rests_until datetime(6),
    disabled_because varchar(600),
    look_at datetime(6) not null,
    claimed_until datetime(6),
    read_up_to binary(16) not null,
    sent_at datetime(6),
    created_at datetime(6) not null
) ${table_options};
create index analytics_feeds_workspace on analytics_feeds (workspace_id);
--rollback drop table analytics_feeds;

-- Events that are to be sent together, were when nobody lived to say so, or were refused: their ids only.
--changeset leadscoring:0028-analytics-batches
create table analytics_batches (
    id binary(16) not null primary key,
    feed_id binary(16) not null,
    workspace_id binary(16) not null,
    state varchar(10) not null,
    events ${document} not null,
    size int not null,
    attempts int not null,
    answer varchar(600),
    at datetime(6) not null
) ${table_options};
create index analytics_batches_feed on analytics_batches (feed_id, state, id);
--rollback drop table analytics_batches;

-- How many events were sent, and passed over for each reason.
--changeset leadscoring:0028-analytics-counts
create table analytics_counts (
    feed_id binary(16) not null,
    reason varchar(20) not null,
    workspace_id binary(16) not null,
    amount bigint not null,
    primary key (feed_id, reason)
) ${table_options};
--rollback drop table analytics_counts;
