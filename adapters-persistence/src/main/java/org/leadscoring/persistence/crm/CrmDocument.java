package org.leadscoring.persistence.crm;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.domain.crm.Crm.Kind;
import org.leadscoring.domain.crm.Crm.Odoo.Api;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.persistence.sql.Columns;

/**
 * How a CRM is reached, as it is stored.
 *
 * @param secrets of webhooks several, of the others one
 * @param user the consumer key of Salesforce, the login of Odoo
 * @param database of Odoo
 * @param api of Odoo
 */
record CrmDocument(
        String kind,
        String url,
        List<String> secrets,
        @Nullable String user,
        @Nullable String database,
        @Nullable String api) {

    static CrmDocument of(Crm crm) {
        var kind = Columns.key(crm.kind());
        var url = crm.url().toString();
        return switch (crm) {
            case Crm.HubSpot hubSpot ->
                new CrmDocument(kind, url, List.of(hubSpot.token().value()), null, null, null);
            case Crm.Salesforce salesforce ->
                new CrmDocument(
                        kind, url, List.of(salesforce.clientSecret().value()), salesforce.clientId(), null, null);
            case Crm.Odoo odoo ->
                new CrmDocument(
                        kind, url, List.of(odoo.key().value()), odoo.login(), odoo.database(), Columns.key(odoo.api()));
            case Crm.Webhook webhook ->
                new CrmDocument(
                        kind, url, webhook.secrets().stream().map(Secret::value).toList(), null, null, null);
        };
    }

    Crm crm() {
        var address = URI.create(url);
        var all = secrets.stream().map(Secret::new).toList();
        return switch (Columns.constant(Kind.class, kind)) {
            case HUBSPOT -> new Crm.HubSpot(address, all.getFirst());
            case SALESFORCE -> new Crm.Salesforce(address, there(user), all.getFirst());
            case ODOO ->
                new Crm.Odoo(
                        address, there(database), there(user), all.getFirst(), Columns.constant(Api.class, there(api)));
            case WEBHOOK -> new Crm.Webhook(address, all);
        };
    }

    private String there(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("a CRM of kind " + kind + " is stored without all that it needs");
        }
        return text;
    }
}
