--liquibase formatted sql

-- Deliveries that were decided together and wait for their turn in one row; see the table deliveries, into which they go then.
--changeset leadscoring:0035-delivery-bundles
create table delivery_bundles (
    id bigint not null auto_increment primary key,
    workspace_id binary(16) not null,
    destination_id binary(16) not null,
    created_at datetime(6) not null,
    deliveries int not null,
    content ${document} not null
) ${table_options};
create index delivery_bundles_due on delivery_bundles (destination_id, created_at, id);
--rollback drop table delivery_bundles;
