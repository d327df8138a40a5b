package org.leadscoring.domain.crm;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Secret;

/** A CRM, and how it is reached. */
public sealed interface Crm {

    /** Which of the CRMs it is. */
    Kind kind();

    /** Where it is, as its users know it: {@code https://…} or {@code http://…}. */
    URI url();

    /** The kinds of CRMs. */
    enum Kind {
        HUBSPOT,
        SALESFORCE,
        ODOO,
        WEBHOOK;

        /** Its name in addresses and message files, for example {@code odoo}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a record is never without a value of this field, so that there is no way to say that we have none. */
        public boolean alwaysHas(String field) {
            return this == SALESFORCE && field.equals(StandardMappings.SALESFORCE_OWNER);
        }

        /** Whether it tells us anything: a receiver of webhooks does not. */
        public boolean tells() {
            return this != WEBHOOK;
        }
    }

    /**
     * HubSpot, whose contacts are kept in step.
     *
     * @param url its API, {@code https://api.hubapi.com} for everybody but tests
     * @param token the access token of a private app
     */
    record HubSpot(URI url, Secret token) implements Crm {

        /** Where HubSpot's API is. */
        public static final URI API = URI.create("https://api.hubapi.com");

        public HubSpot {
            Channel.address(url.toString());
        }

        @Override
        public Kind kind() {
            return Kind.HUBSPOT;
        }
    }

    /**
     * Salesforce, whose leads are kept in step. We sign in by the client credentials of a connected app.
     *
     * @param url the organisation's own address, {@code https://example.my.salesforce.com}
     * @param clientId the consumer key of the app
     * @param clientSecret the consumer secret of the app
     */
    record Salesforce(URI url, String clientId, Secret clientSecret) implements Crm {

        /** @throws IllegalArgumentException if there is no such address, or no consumer key */
        public Salesforce {
            Channel.address(url.toString());
            checkWord(clientId, "the consumer key");
        }

        @Override
        public Kind kind() {
            return Kind.SALESFORCE;
        }
    }

    /**
     * Odoo, whose leads and opportunities ({@code crm.lead}) are kept in step.
     *
     * @param url where its users sign in
     * @param database its name
     * @param login who we sign in as; of no account to {@link Api#JSON_2}, whose key says it
     * @param key an API key, or the password
     * @param api which of its interfaces is used
     */
    record Odoo(URI url, String database, String login, Secret key, Api api) implements Crm {

        /** @throws IllegalArgumentException if there is no such address, no database or no login where one is needed */
        public Odoo {
            Channel.address(url.toString());
            checkWord(database, "the database");
            if (api == Api.JSON_RPC) {
                checkWord(login, "the login");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ODOO;
        }

        /** The interfaces of Odoo. */
        public enum Api {
            /** Of Odoo 14 to 18, at {@code /jsonrpc}. */
            JSON_RPC,
            /** Of Odoo 19 and later, at {@code /json/2}. */
            JSON_2
        }
    }

    /**
     * Any system that takes signed messages by Standard Webhooks.
     *
     * @param secrets one, or two while the first replaces the second
     */
    record Webhook(URI url, List<Secret> secrets) implements Crm {

        /** @throws IllegalArgumentException if address or secrets are not of this form */
        public Webhook {
            secrets = new Channel.Webhook(url, secrets).secrets();
        }

        @Override
        public Kind kind() {
            return Kind.WEBHOOK;
        }
    }

    private static void checkWord(String text, String what) {
        if (text.isBlank() || text.length() > 300) {
            throw new IllegalArgumentException(what + " has 1 to 300 characters");
        }
    }
}
