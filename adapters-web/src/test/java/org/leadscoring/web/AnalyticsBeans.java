package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.Feeds;
import org.leadscoring.application.analytics.WatchFeeds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages need on which is said which tools are told of events. */
@Configuration(proxyBeanMethods = false)
class AnalyticsBeans {

    @Bean
    EditFeeds editFeeds(InMemoryApplication application) {
        return application.analytics.editFeeds;
    }

    @Bean
    WatchFeeds watchFeeds(InMemoryApplication application) {
        return application.analytics.watchFeeds;
    }

    @Bean
    Feeds feeds(InMemoryApplication application) {
        return application.ports.feeds();
    }
}
