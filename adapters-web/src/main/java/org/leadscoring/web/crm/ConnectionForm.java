package org.leadscoring.web.crm;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Connection;
import org.leadscoring.domain.crm.Connection.OnErasure;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Crm.Kind;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.web.page.Words;

/**
 * What people write into the form of a connection, as they wrote it; a secret is never written back.
 *
 * @param kind the key of the CRM's kind
 * @param secret a token, password or key; empty to keep the one there is, as long as it goes to the same server
 * @param login the login of Odoo, the consumer key of Salesforce
 * @param api of Odoo
 * @param every minutes from a run to the next
 * @param from the lowest stage that is sent, empty for all
 * @param adopts {@code true} if records are taken by their e-mail address
 * @param erasure {@code erase} if the CRM is asked to erase who is erased here
 */
public record ConnectionForm(
        String kind,
        String name,
        String url,
        String secret,
        String login,
        String database,
        String api,
        String every,
        String from,
        String adopts,
        String erasure) {

    private static final String YES = "true";

    public ConnectionForm(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String login,
            @Nullable String database,
            @Nullable String api,
            @Nullable String every,
            @Nullable String from,
            @Nullable String adopts,
            @Nullable String erasure) {
        this.kind = text(kind);
        this.name = text(name);
        this.url = text(url);
        this.secret = text(secret);
        this.login = text(login);
        this.database = text(database);
        this.api = text(api);
        this.every = text(every);
        this.from = text(from);
        this.adopts = text(adopts);
        this.erasure = text(erasure);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static ConnectionForm ofNew(Kind kind) {
        return new ConnectionForm(
                kind.key(),
                "",
                kind == Kind.HUBSPOT ? Crm.HubSpot.API.toString() : "",
                "",
                "",
                "",
                key(Api.JSON_RPC),
                "",
                "",
                YES,
                OnErasure.KEEP.key());
    }

    static ConnectionForm of(Connection connection) {
        var crm = connection.crm();
        var login = switch (crm) {
            case Crm.Salesforce salesforce -> salesforce.clientId();
            case Crm.Odoo odoo -> odoo.login();
            case Crm.HubSpot hubSpot -> "";
            case Crm.Webhook webhook -> "";
        };
        var from = connection.from();
        return new ConnectionForm(
                crm.kind().key(),
                connection.name(),
                crm.url().toString(),
                "",
                login,
                crm instanceof Crm.Odoo odoo ? odoo.database() : "",
                crm instanceof Crm.Odoo odoo ? key(odoo.api()) : "",
                Long.toString(connection.every().toMinutes()),
                from == null ? "" : from,
                connection.adopts() ? YES : "",
                connection.onErasure().key());
    }

    private static String key(Api api) {
        return api.name().toLowerCase(Locale.ROOT);
    }

    boolean takesRecords() {
        return adopts.equals(YES);
    }

    /** Whoever does not say that records are to be erased keeps them. */
    OnErasure onErasure() {
        return erasure.equals(OnErasure.ERASE.key()) ? OnErasure.ERASE : OnErasure.KEEP;
    }

    Optional<Kind> chosenKind() {
        return Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
    }

    /**
     * Reads what was written.
     *
     * @param before what it is a change of, null for a new one
     * @param stages the stages there are
     * @param newSecret makes a secret if a new webhook has none
     */
    Read read(@Nullable Connection before, List<String> stages, Supplier<Secret> newSecret, Words words) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > Connection.LONGEST_NAME) {
            errors.put("name", words.say("crm.name-wrong", Connection.LONGEST_NAME));
        }
        if (!from.isEmpty() && !stages.contains(from)) {
            errors.put("from", words.say("crm.from-wrong"));
        }
        var minutes = before == null ? Connection.EVERY : minutes(errors, words);
        return new Read(crm(before == null ? null : before.crm(), newSecret, errors, words), minutes, errors);
    }

    private Duration minutes(Map<String, String> errors, Words words) {
        if (every.matches("\\d{1,4}") && Integer.parseInt(every) >= 1 && Integer.parseInt(every) <= 1_440) {
            return Duration.ofMinutes(Integer.parseInt(every));
        }
        errors.put("every", words.say("crm.every-wrong"));
        return Connection.EVERY;
    }

    private @Nullable Crm crm(
            @Nullable Crm before, Supplier<Secret> newSecret, Map<String, String> errors, Words words) {
        var chosen = chosenKind();
        if (chosen.isEmpty()) {
            errors.put("kind", words.say("crm.kind-wrong"));
            return null;
        }
        if (secret.isEmpty() && before == null && chosen.get() != Kind.WEBHOOK) {
            errors.put("secret", words.say("crm.secret-missing"));
        }
        URI address;
        try {
            address = Channel.address(url);
        } catch (IllegalArgumentException e) {
            errors.put("url", words.reason(String.valueOf(e.getMessage())));
            return null;
        }
        if (secret.isEmpty()
                && before != null
                && chosen.get() != Kind.WEBHOOK
                && !Channel.isSameServer(before.url(), address)) {
            // Whoever may change the address could otherwise have it sent to a server of their own.
            errors.put("secret", words.say("crm.secret-elsewhere"));
        }
        if (login.isEmpty() && (chosen.get() == Kind.SALESFORCE || chosen.get() == Kind.ODOO && !isJson2())) {
            errors.put("login", words.say("crm.login-missing"));
        }
        if (database.isEmpty() && chosen.get() == Kind.ODOO) {
            errors.put("database", words.say("crm.database-missing"));
        }
        return errors.isEmpty() ? made(chosen.get(), address, before, newSecret, errors, words) : null;
    }

    private @Nullable Crm made(
            Kind of,
            URI address,
            @Nullable Crm before,
            Supplier<Secret> newSecret,
            Map<String, String> errors,
            Words words) {
        try {
            return switch (of) {
                case HUBSPOT ->
                    new Crm.HubSpot(
                            address, before instanceof Crm.HubSpot(var any, var token) ? given(token) : given(null));
                case SALESFORCE ->
                    new Crm.Salesforce(
                            address,
                            login,
                            before instanceof Crm.Salesforce(var any, var id, var kept) ? given(kept) : given(null));
                case ODOO ->
                    new Crm.Odoo(
                            address,
                            database,
                            login,
                            before instanceof Crm.Odoo odoo ? given(odoo.key()) : given(null),
                            isJson2() ? Api.JSON_2 : Api.JSON_RPC);
                case WEBHOOK ->
                    new Crm.Webhook(
                            address,
                            before instanceof Crm.Webhook(var any, var kept) && secret.isEmpty()
                                    ? kept
                                    : List.of(secret.isEmpty() ? newSecret.get() : new Secret(secret)));
            };
        } catch (IllegalArgumentException e) {
            errors.put("secret", words.reason(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private boolean isJson2() {
        return api.equals(key(Api.JSON_2));
    }

    private Secret given(@Nullable Secret kept) {
        return secret.isEmpty() && kept != null ? kept : new Secret(secret);
    }

    /** What was written, read; and what is wrong with it, by field. */
    record Read(@Nullable Crm crm, Duration every, Map<String, String> errors) {

        boolean valid() {
            return errors.isEmpty() && crm != null;
        }

        Crm chosen() {
            if (crm == null) {
                throw new IllegalStateException("the form was not valid");
            }
            return crm;
        }
    }
}
