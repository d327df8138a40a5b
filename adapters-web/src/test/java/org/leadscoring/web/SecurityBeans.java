package org.leadscoring.web;

import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.workspace.AdmitProvided;
import org.leadscoring.application.workspace.AdmitToken;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.ThrottleSignIns;
import org.leadscoring.application.workspace.UnlinkIdentity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signing in and tokens need. */
@Configuration(proxyBeanMethods = false)
class SecurityBeans {

    @Bean
    ApiTokens apiTokens(InMemoryApplication application) {
        return application.ports.apiTokens();
    }

    @Bean
    EditTokens editTokens(InMemoryApplication application) {
        return application.security.editTokens;
    }

    @Bean
    AdmitToken admitToken(InMemoryApplication application) {
        return application.security.admitToken;
    }

    @Bean
    UnlinkIdentity unlinkIdentity(InMemoryApplication application) {
        return application.security.unlinkIdentity;
    }

    @Bean
    ThrottleSignIns throttleSignIns(InMemoryApplication application) {
        return application.security.throttleSignIns;
    }

    @Bean
    AdmitProvided admitProvided(InMemoryApplication application) {
        return application.security.admitProvided;
    }
}
