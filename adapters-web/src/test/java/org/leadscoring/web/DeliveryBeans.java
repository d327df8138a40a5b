package org.leadscoring.web;

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
    EditDestinations editDestinations(Team team) {
        return team.application.telling.editDestinations;
    }

    @Bean
    WatchDeliveries watchDeliveries(Team team) {
        return team.application.telling.watchDeliveries;
    }

    @Bean
    EditStageActions editStageActions(Team team) {
        return team.application.telling.editStageActions;
    }

    @Bean
    Readers readers(Team team) {
        return team.ports.readers();
    }

    @Bean
    Destinations destinations(Team team) {
        return team.ports.destinations();
    }
}
