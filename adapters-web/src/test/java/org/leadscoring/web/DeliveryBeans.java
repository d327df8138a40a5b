package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.crm.Connections;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.crm.WatchConnections;
import org.leadscoring.application.delivery.Destinations;
import org.leadscoring.application.delivery.EditDestinations;
import org.leadscoring.application.delivery.Readers;
import org.leadscoring.application.delivery.WatchDeliveries;
import org.leadscoring.application.stage.EditStageActions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages need on which is said who is told of what. */
@Configuration(proxyBeanMethods = false)
class DeliveryBeans {

    @Bean
    EditDestinations editDestinations(InMemoryApplication application) {
        return application.telling.editDestinations;
    }

    @Bean
    WatchDeliveries watchDeliveries(InMemoryApplication application) {
        return application.telling.watchDeliveries;
    }

    @Bean
    EditStageActions editStageActions(InMemoryApplication application) {
        return application.telling.editStageActions;
    }

    @Bean
    EditConnections editConnections(InMemoryApplication application) {
        return application.crm.editConnections;
    }

    @Bean
    FollowErasures followErasures(InMemoryApplication application) {
        return application.crm.followErasures;
    }

    @Bean
    WatchConnections watchConnections(InMemoryApplication application) {
        return application.crm.watchConnections;
    }

    @Bean
    Connections connections(InMemoryApplication application) {
        return application.ports.connections();
    }

    @Bean
    Readers readers(InMemoryApplication application) {
        return application.ports.readers();
    }

    @Bean
    Destinations destinations(InMemoryApplication application) {
        return application.ports.destinations();
    }
}
