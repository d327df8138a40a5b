package org.leadscoring.domain.analytics;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.leadscoring.domain.delivery.Channel;
import org.leadscoring.domain.delivery.Secret;

/** A tool that analyses events, and how it is reached. */
public sealed interface Sink {

    /** Which of the tools it is. */
    Kind kind();

    /** Where it is: {@code https://…} or {@code http://…}. */
    URI url();

    /** What only we and it know. */
    List<Secret> secrets();

    /** The kinds of tools. */
    enum Kind {
        POSTHOG(250, true),
        GA4(25, false),
        GOOGLE_ADS(500, true);

        private final int most;
        private final boolean recognises;

        Kind(int most, boolean recognises) {
            this.most = most;
            this.recognises = recognises;
        }

        /** Its name in addresses and message files, for example {@code google_ads}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The most it is sent at once. */
        public int most() {
            return most;
        }

        /** Whether it recognises what it was sent before, so that it may be sent again where nobody knows what came of it. */
        public boolean recognises() {
            return recognises;
        }
    }

    /**
     * PostHog.
     *
     * @param url where events are sent to: {@link #US}, {@link #EU} or one's own
     * @param projectKey the key of the project, {@code phc_…}
     */
    record PostHog(URI url, Secret projectKey) implements Sink {

        /** PostHog's cloud in the United States. */
        public static final URI US = URI.create("https://us.i.posthog.com");

        /** PostHog's cloud in the European Union. */
        public static final URI EU = URI.create("https://eu.i.posthog.com");

        /** @throws IllegalArgumentException if there is no such address */
        public PostHog {
            Channel.address(url.toString());
        }

        @Override
        public Kind kind() {
            return Kind.POSTHOG;
        }

        @Override
        public List<Secret> secrets() {
            return List.of(projectKey);
        }
    }

    /**
     * Google Analytics 4, by the Measurement Protocol.
     *
     * @param url {@link #WORLD}, or {@link #EU} where events are to be collected in the European Union
     * @param measurementId of the web stream, {@code G-…}
     */
    record Ga4(URI url, String measurementId, Secret apiSecret) implements Sink {

        /** Wherever Google likes. */
        public static final URI WORLD = URI.create("https://www.google-analytics.com");

        /** In the European Union. */
        public static final URI EU = URI.create("https://region1.google-analytics.com");

        private static final Pattern ID = Pattern.compile("G-[A-Z0-9]{4,20}");

        /** @throws IllegalArgumentException if there is no such address, or no such stream */
        public Ga4 {
            Channel.address(url.toString());
            if (!ID.matcher(measurementId).matches()) {
                throw new IllegalArgumentException("a measurement id looks like G-AB12CD34EF");
            }
        }

        @Override
        public Kind kind() {
            return Kind.GA4;
        }

        @Override
        public List<Secret> secrets() {
            return List.of(apiSecret);
        }
    }

    /**
     * Google Ads, by the Data Manager API. We sign in as somebody who may edit the account, by a refresh token.
     *
     * @param url {@link #API} for everybody but tests
     * @param customer the account that has the conversion action, ten digits
     * @param login the manager's account by which it is reached, ten digits; the same if there is none
     * @param action the id of the conversion action, digits
     * @param clientId of the OAuth client
     * @param clientSecret of the OAuth client
     * @param refreshToken of who gave us leave
     */
    record GoogleAds(
            URI url,
            String customer,
            String login,
            String action,
            String clientId,
            Secret clientSecret,
            Secret refreshToken)
            implements Sink {

        /** Where the Data Manager API is. */
        public static final URI API = URI.create("https://datamanager.googleapis.com");

        private static final URI TOKENS = URI.create("https://oauth2.googleapis.com/token");
        private static final Pattern ACCOUNT = Pattern.compile("\\d{10}");
        private static final Pattern ACTION = Pattern.compile("\\d{1,20}");
        private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7e]{1,200}");

        /** @throws IllegalArgumentException if one of them is of another form */
        public GoogleAds {
            Channel.address(url.toString());
            if (!ACCOUNT.matcher(customer).matches() || !ACCOUNT.matcher(login).matches()) {
                throw new IllegalArgumentException("an account of Google Ads has ten digits");
            }
            if (!ACTION.matcher(action).matches()) {
                throw new IllegalArgumentException("the id of a conversion action has digits only");
            }
            if (!CLIENT.matcher(clientId).matches()) {
                throw new IllegalArgumentException("a client id has no spaces");
            }
        }

        /** Where a refresh token gets a token for an hour. */
        public URI tokens() {
            return url.equals(API) ? TOKENS : url.resolve("/token");
        }

        @Override
        public Kind kind() {
            return Kind.GOOGLE_ADS;
        }

        @Override
        public List<Secret> secrets() {
            return List.of(clientSecret, refreshToken);
        }
    }
}
