package org.leadscoring.web.workspace;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.leadscoring.application.workspace.AdmitProvided;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.domain.workspace.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see and do what on the pages. Whatever nobody thought of here is for nobody, as if it were not there. */
@Configuration
public class PageSecurity {

    /** Nothing but the product's own files; Tabler draws arrows and ticks from data: images. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] EVERYBODY = {"/", "/queue/**", "/leads/**", "/leads.csv", "/dashboard"};

    private static final String[] WORKERS = Arrays.stream(Role.values())
            .filter(role -> role != Role.VIEWER)
            .map(Role::name)
            .toArray(String[]::new);

    private static final String[] MANAGE = Arrays.stream(Role.values())
            .filter(role -> role.mayConfigure() || role.mayManage())
            .map(Role::name)
            .toArray(String[]::new);

    private static final String[] LEAD_TEAM =
            Arrays.stream(Role.values()).filter(Role::mayManage).map(Role::name).toArray(String[]::new);

    private static final String[] CONFIGURE = Arrays.stream(Role.values())
            .filter(Role::mayConfigure)
            .map(Role::name)
            .toArray(String[]::new);

    /** Who says which leads are one, and which of them are none. */
    private static final String[] DECIDE = Arrays.stream(Role.values())
            .filter(role -> role.mayConfigure() || role.mayManage())
            .map(Role::name)
            .toArray(String[]::new);

    private static final String[] ERASE =
            Arrays.stream(Role.values()).filter(Role::mayErase).map(Role::name).toArray(String[]::new);

    private static void signInAt(IdentityProvider provider, HttpSecurity http, ProvidedSignIn comingBack) {
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .successHandler(comingBack)
                .failureHandler(comingBack));
    }

    /** To observe each filter of each request would cost more than the filters do. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            FindUser users,
            ObjectProvider<IdentityProvider> provider,
            AdmitProvided admit,
            SignIns signIns) {
        var ended = new SessionEnded();
        provider.ifAvailable(there -> signInAt(there, http, new ProvidedSignIn(there, admit, signIns)));
        // Behind the headers that every answer has, before whatever asks who it is.
        return http.addFilterAfter(new StillAdmitted(users), HeaderWriterFilter.class)
                .addFilterBefore(new UploadGate(ended), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/sign-in", "/health", "/actuator/health/**")
                        .permitAll()
                        // What the API looks like is no secret.
                        .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml")
                        .permitAll()
                        .requestMatchers(StillAdmitted.FILES)
                        .permitAll()
                        .requestMatchers("/settings", "/settings/me", "/settings/me/away", "/settings/mail")
                        .authenticated()
                        .requestMatchers("/settings/users/**", "/settings/tokens/**", "/settings/workspace/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/leads/*/erase", "/settings/erasures/**")
                        .hasAnyRole(ERASE)
                        .requestMatchers("/settings/assignment/**")
                        .hasAnyRole(LEAD_TEAM)
                        .requestMatchers("/settings/**")
                        .hasAnyRole(CONFIGURE)
                        .requestMatchers(
                                "/models/**",
                                "/experiment/**",
                                "/sources/**",
                                "/imports/**",
                                "/destinations/**",
                                "/crm/**",
                                "/actions/**",
                                "/analytics/**")
                        .hasAnyRole(CONFIGURE)
                        .requestMatchers(HttpMethod.POST, "/deliveries/**")
                        .hasAnyRole(CONFIGURE)
                        .requestMatchers("/sla/**", "/deliveries/**")
                        .hasAnyRole(MANAGE)
                        .requestMatchers("/leads/*/merge", "/leads/*/merges/**", "/leads/*/void", "/leads/*/unvoid")
                        .hasAnyRole(DECIDE)
                        // Reading is for everybody who signed in; whatever may change something is not for viewers.
                        .requestMatchers(HttpMethod.GET, EVERYBODY)
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, EVERYBODY)
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, EVERYBODY)
                        .hasAnyRole(WORKERS)
                        .anyRequest()
                        .access(Unlisted.forNobody()))
                .formLogin(form ->
                        form.loginPage("/sign-in").defaultSuccessUrl("/queue").failureHandler(new SignInRefused()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(ended).accessDeniedHandler(ended))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny())
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }
}
