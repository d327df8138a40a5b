package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.workspace.AdmitProvided;
import org.leadscoring.application.workspace.AdmitToken;
import org.leadscoring.application.workspace.ApiTokens;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.EditTokens;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.ProvidedIdentities;
import org.leadscoring.application.workspace.ThrottleSignIns;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.UnlinkIdentity;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.command.Secrets;
import org.leadscoring.bootstrap.wiring.Jobs.Job;
import org.leadscoring.domain.workspace.TokenSecret;
import org.leadscoring.persistence.sql.Database;
import org.leadscoring.persistence.workspace.JdbcApiTokens;
import org.leadscoring.persistence.workspace.JdbcProvidedIdentities;
import org.leadscoring.persistence.workspace.JdbcSignInFailures;
import org.leadscoring.web.workspace.IdentityProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** How people and scripts get in: by passwords, by an identity provider, by tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInProperties.class, OidcProperties.class})
class SignInWiring {

    @Bean
    ApiTokens apiTokens(Database database) {
        return new JdbcApiTokens(database);
    }

    @Bean
    EditTokens editTokens(
            Transactions transactions, ApiTokens tokens, Users users, AuditLog audit, Ids ids, Clock clock) {
        return new EditTokens(
                transactions,
                tokens,
                users,
                audit,
                ids,
                () -> new TokenSecret(TokenSecret.PREFIX + Secrets.generate()),
                clock);
    }

    @Bean
    AdmitToken admitToken(ApiTokens tokens, FindUser users, Clock clock) {
        return new AdmitToken(tokens, users, clock);
    }

    @Bean
    ThrottleSignIns throttleSignIns(Database database, SignInProperties properties, Clock clock) {
        return new ThrottleSignIns(new JdbcSignInFailures(database), properties.limits(), clock);
    }

    @Bean
    ProvidedIdentities providedIdentities(Database database) {
        return new JdbcProvidedIdentities(database);
    }

    @Bean
    AdmitProvided admitProvided(
            Transactions transactions,
            ProvidedIdentities identities,
            Users users,
            FindUser find,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new AdmitProvided(transactions, identities, users, find, audit, ids, clock);
    }

    @Bean
    UnlinkIdentity unlinkIdentity(
            Transactions transactions,
            ProvidedIdentities identities,
            Users users,
            FindUser find,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        return new UnlinkIdentity(transactions, identities, users, find, audit, ids, clock);
    }

    /** Only if one is told of. */
    @Bean
    @ConditionalOnProperty("leadscoring.oidc.issuer")
    IdentityProvider identityProvider(OidcProperties properties) {
        return properties.provider();
    }

    @Bean
    Tidy tidySignIns(ThrottleSignIns throttle, Jobs jobs) {
        return new Tidy(jobs.job("failed-sign-ins", throttle::tidy));
    }

    /** Lets go what is counted no more. */
    static final class Tidy {

        private final Job tidy;

        Tidy(Job tidy) {
            this.tidy = tidy;
        }

        @Scheduled(fixedRateString = "${leadscoring.sign-in.tidy-interval}")
        void tidy() {
            tidy.run();
        }
    }
}
