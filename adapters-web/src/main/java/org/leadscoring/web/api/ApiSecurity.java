package org.leadscoring.web.api;

import org.leadscoring.application.workspace.AdmitToken;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.Scope;
import org.leadscoring.web.workspace.Unlisted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Who may use the API: users, by HTTP Basic, with what their role allows, and scripts that show a token. Without a session
 * and without ever asking a browser for a password, so that no other site can make a browser use it. What nobody thought of
 * here is for nobody.
 */
@Configuration
public class ApiSecurity {

    /** What every user may read. */
    private static final String[] READ = {
        "/api/leads/**",
        "/api/events/event-types",
        "/api/rules",
        "/api/v1/leads/**",
        "/api/v1/models/**",
        "/api/v1/model-templates/**",
        "/api/v1/publications",
        "/api/v1/voids",
        "/api/v1/derived-events",
        "/api/v1/page-types",
    };

    private static final String METRICS = "/actuator/prometheus";

    /** What the server is made of, which tells an attacker which holes to try; what it measures is of all workspaces. */
    private static final String COMPONENTS = "/actuator/sbom/**";

    private static final String[] VISITS = {"/api/lead-score/session/**", "/api/lead-score/user/**"};

    @Bean
    @Order(0)
    SecurityFilterChain api(HttpSecurity http, AdmitToken tokens) {
        return http.securityMatchers(requests -> requests.requestMatchers("/api/v1/**")
                        .requestMatchers(VISITS)
                        .requestMatchers("/api/rules/**")
                        .requestMatchers(METRICS, COMPONENTS)
                        // Sources post to some of these.
                        .requestMatchers(HttpMethod.GET, READ)
                        // Whatever is read can be asked for without its content.
                        .requestMatchers(HttpMethod.HEAD, READ))
                .addFilterBefore(new TokenCheck(tokens), BasicAuthenticationFilter.class)
                // Nothing is read for somebody who may not send it.
                .addFilterAfter(new LimitedBodies(), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(METRICS, COMPONENTS)
                        .access(Permission.of(Scope.METRICS, role -> role == Role.ADMIN))
                        .requestMatchers("/api/v1/sources/*/void")
                        .access(Permission.of(Scope.WRITE_LEADS, Role::mayDecide))
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/leads/*")
                        .access(Permission.of(Scope.ERASE, Role::mayErase))
                        // What a source may do, and its keys, is for who configures them only: to read, too.
                        .requestMatchers("/api/v1/sources/**")
                        .access(Permission.of(Scope.CONFIGURE, Role::mayConfigure))
                        .requestMatchers(HttpMethod.GET, READ)
                        .access(Permission.of(Scope.READ))
                        .requestMatchers(HttpMethod.HEAD, READ)
                        .access(Permission.of(Scope.READ))
                        // They only ask.
                        .requestMatchers(VISITS)
                        .access(Permission.of(Scope.READ))
                        .requestMatchers(
                                "/api/v1/models/**", "/api/v1/derived-events/**", "/api/v1/page-types", "/api/rules/**")
                        .access(Permission.of(Scope.CONFIGURE, Role::mayConfigure))
                        .requestMatchers("/api/v1/leads/*/void", "/api/v1/leads/*/allow-suspects", "/api/v1/merges/**")
                        .access(Permission.of(Scope.WRITE_LEADS, Role::mayDecide))
                        .anyRequest()
                        .access(Unlisted.forNobody()))
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        (request, response, refusal) -> Refused.nobody(response, refusal)))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(
                        (request, response, refusal) -> Refused.somebody(request, response)))
                .build();
    }
}
