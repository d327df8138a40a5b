package org.leadscoring.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.leadscoring.domain.workspace.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may use the API: users, by HTTP Basic, with what their role allows. Without a session and without ever asking a
 * browser for a password, so that no other site can make a browser use it.
 */
@Configuration
public class ApiSecurity {

    private static final String[] CONFIGURE = {Role.ADMIN.name(), Role.MARKETING.name()};
    private static final String[] DECIDE = {Role.ADMIN.name(), Role.MARKETING.name(), Role.SALES_MANAGER.name()};

    private static final String METRICS = "/actuator/prometheus";
    private static final String[] VISITS = {"/api/lead-score/session/**", "/api/lead-score/user/**"};

    @Bean
    @Order(0)
    SecurityFilterChain api(HttpSecurity http, AuthenticationProvider passwordCheck) {
        return http.securityMatchers(requests -> requests.requestMatchers("/api/v1/**")
                        .requestMatchers(VISITS)
                        .requestMatchers("/api/rules/**")
                        .requestMatchers(METRICS)
                        .requestMatchers(HttpMethod.GET, "/api/leads/**", "/api/events/event-types"))
                .authenticationProvider(passwordCheck)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(METRICS)
                        .authenticated()
                        .requestMatchers("/api/v1/sources/*/void")
                        .hasAnyRole(DECIDE)
                        .requestMatchers(HttpMethod.DELETE, "/api/v1/leads/*")
                        .hasRole(Role.ADMIN.name())
                        // What a source may do, and its keys, is for who configures them only: to read, too.
                        .requestMatchers("/api/v1/sources/**")
                        .hasAnyRole(CONFIGURE)
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        // They only ask.
                        .requestMatchers(VISITS)
                        .authenticated()
                        .requestMatchers("/api/v1/models/**", "/api/v1/derived-events/**", "/api/rules/**")
                        .hasAnyRole(CONFIGURE)
                        .anyRequest()
                        .hasAnyRole(DECIDE))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refusal) -> write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "sign in by HTTP Basic with the name and the password of a user")))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, refusal) ->
                        write(response, HttpStatus.FORBIDDEN, "your role does not allow this; ask an administrator")))
                .build();
    }

    /** Refused before any controller is asked; what is written here has nothing in it that would need escaping. */
    private static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail));
    }
}
